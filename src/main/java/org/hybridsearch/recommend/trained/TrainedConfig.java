package org.hybridsearch.recommend.trained;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hybridsearch.guard.CallSettings;

/** Settings of the model that names items to recommend. Those of each model stand beside it. */
@ConfigMapping(prefix = "hybridsearch.recommender")
public interface TrainedConfig extends CallSettings {

  /** Who names items. {@code none}: this service by itself. {@code personalize} needs AWS credentials, and costs a call. */
  @WithDefault("none")
  Model model();

  /**
   * The items asked for, 1 to 500. More leave enough where many are sold out, bought or without the category that is wanted, and
   * make answers longer. 500 are asked for where there are filters, or variants that count as one.
   */
  @WithDefault("200")
  int results();

  /** How long an answer for a shopper is reused; what they do here drops it at once. Longer saves calls. 0 keeps none. */
  @WithDefault("60s")
  Duration cacheTtl();

  /** How long an answer for an item is reused, for everybody. It changes only when the model is trained again. 0 keeps none. */
  @WithDefault("10m")
  Duration similarCacheTtl();

  /** The most answers kept of each kind, 0 or more; about 15 KB each at 200 items. */
  @WithDefault("1000")
  int cacheSize();

  /** The most calls of each kind under way, given up ones included, 1 or more. Above it the local way answers. */
  @WithDefault("32")
  int maxInFlight();

  /** The models there are. */
  enum Model {
    /** None: content and behaviour, known to this service. */
    NONE,
    /** A campaign or a recommender of Amazon Personalize. */
    PERSONALIZE
  }
}
