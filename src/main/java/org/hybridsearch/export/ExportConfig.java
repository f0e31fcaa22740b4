package org.hybridsearch.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.behaviour.liking.Domain;

/** Settings of the export for Amazon Personalize. */
@ConfigMapping(prefix = "hybridsearch.export")
public interface ExportConfig {

  /**
   * For which kind of dataset group. {@code ECOMMERCE} is what recommenders need: its fields and types of events have the names that
   * this domain fixes, in exports and in what is delivered, and every item needs a price and a category. {@code CUSTOM} is for campaigns.
   */
  @WithDefault("CUSTOM")
  Domain domain();

  /** Attributes of items that become columns, by name: what filters of Personalize need. At most 90. None by default. */
  Optional<Set<String>> attributes();

  /** Documents read in one request, 1 to 10,000. More are faster and need more memory. */
  @WithDefault("1000")
  int pageSize();

  /** The time one request to the engine may take. */
  @WithDefault("30s")
  Duration requestTimeout();
}
