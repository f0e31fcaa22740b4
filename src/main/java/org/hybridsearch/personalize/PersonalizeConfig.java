package org.hybridsearch.personalize;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the personalize stage. Those of each ranker stand beside it, under {@code hybridsearch.ranker}. */
@ConfigMapping(prefix = "hybridsearch.personalize")
public interface PersonalizeConfig {

  /** Who ranks. {@code local} needs nothing else; {@code personalize} needs AWS credentials and a campaign, and costs a call. */
  @WithDefault("local")
  Ranker ranker();

  /**
   * How long an answer is reused for the same shopper and candidates. Higher saves calls, lower follows what the ranker learned
   * elsewhere sooner; what the shopper does here drops the answers at once. 0 keeps none, but calls under way are still shared.
   */
  @WithDefault("30s")
  Duration cacheTtl();

  /** The most answers kept, 0 or more. One takes about 20 KiB at 300 candidates, more than that only for long item ids. */
  @WithDefault("500")
  int cacheSize();

  /** The most shoppers whose favorites are kept, 0 or more; about 1 KB each at 200 favorites. Kept as long as answers are. */
  @WithDefault("5000")
  int favoritesSize();

  /**
   * The lift at which the signal ends, as a natural logarithm, above 0. Higher spreads strong preferences and mutes weak ones;
   * lower makes every preference count alike.
   */
  @WithDefault("2.0")
  double clamp();

  /**
   * The most calls of the ranker under way, those included that were given up but have not ended, 1 or more. Above it searches
   * are answered unpersonalised. Higher survives greater load, lower keeps less memory and fewer connections in a hanging ranker.
   */
  @WithDefault("64")
  int maxInFlight();

  /** When a failing ranker is left alone. */
  Breaker breaker();

  /** The circuit breaker. Calls out of time and failures count against it; throttled calls do not. */
  interface Breaker {

    /** How many of the last calls are looked at, 1 or more. Higher is calmer, lower quicker to open. */
    @WithDefault("20")
    int window();

    /** The share of failures among them that opens the circuit, above 0 to 1. Lower opens sooner. */
    @WithDefault("0.5")
    double failureRatio();

    /** How long no call is made before one is tried again. Lower recovers sooner, higher spares the ranker. */
    @WithDefault("5s")
    Duration delay();
  }

  /** The rankers there are. */
  enum Ranker {
    /** The behavioural model of this service. */
    LOCAL,
    /** Amazon Personalize. */
    PERSONALIZE
  }
}
