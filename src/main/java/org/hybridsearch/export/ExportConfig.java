package org.hybridsearch.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.behaviour.EventType;

/** Settings of the export for Amazon Personalize. */
@ConfigMapping(prefix = "hybridsearch.export")
public interface ExportConfig {

  /**
   * For which kind of dataset group. {@code ECOMMERCE} is what recommenders need: its fields and types of events have the names that
   * this domain fixes, and every item needs a price and a category. {@code CUSTOM} is for campaigns.
   */
  @WithDefault("CUSTOM")
  Domain domain();

  /**
   * The types of interactions that are exported. Personalize learns each of them as liking, and all alike, so a low rating would
   * count as one; what was only shown never goes as an interaction. Must be the types whose events are delivered later.
   */
  @WithDefault("CLICK,ADD_TO_CART,PURCHASE")
  Set<EventType> types();

  /** Attributes of items that become columns, by name: what filters of Personalize need. At most 90. None by default. */
  Optional<Set<String>> attributes();

  /** Documents read in one request, 1 to 10,000. More are faster and need more memory. */
  @WithDefault("1000")
  int pageSize();

  /** The time one request to the engine may take. */
  @WithDefault("30s")
  Duration requestTimeout();

  /** Kinds of dataset groups. */
  enum Domain {
    /** Campaigns, of one's own choice of recipes. */
    CUSTOM,
    /** Recommenders for shops. */
    ECOMMERCE
  }
}
