package org.hybridsearch.personalize;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hybridsearch.guard.CallSettings;

/** Settings of the personalize stage. Those of each ranker stand beside it, under {@code hybridsearch.ranker}. */
@ConfigMapping(prefix = "hybridsearch.personalize")
public interface PersonalizeConfig extends CallSettings {

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

  /** What a ranker's scores become. {@code rank} takes its order alone, for a ranker whose scores are of no use. */
  @WithDefault("log-lift")
  Normalization normalization();

  /**
   * The most calls of the ranker under way, those included that were given up but have not ended, 1 or more. Above it searches
   * are answered unpersonalised. Higher survives greater load, lower keeps less memory and fewer connections in a hanging ranker.
   */
  @WithDefault("64")
  int maxInFlight();

  /** Answers that replicas share. */
  Shared shared();

  /** Where answers are kept that replicas share and that outlive them. */
  interface Shared {

    /** Where. {@code none} shares nothing; {@code dynamodb} needs a table. */
    @WithDefault("none")
    Store store();

    /** How long an answer stays. Higher saves calls, lower follows what the ranker learned elsewhere sooner. */
    @WithDefault("5m")
    Duration ttl();

    /** How long looking there may delay a call of the ranker. Higher waits for a slow store, lower calls instead. */
    @WithDefault("10ms")
    Duration timeout();

    /**
     * The most requests under way, 1 or more. A quarter of them writes, and what is to be written waits; above the rest answers
     * are not looked up there.
     */
    @WithDefault("32")
    int maxInFlight();
  }

  /** Where shared answers can be. */
  enum Store {
    /** Nowhere: each replica remembers its own. */
    NONE,
    /** A table of Amazon DynamoDB. */
    DYNAMODB
  }

  /** What a ranker's scores can become. */
  enum Normalization {
    /** The logarithm over the median, clamped: strong preferences count more than weak ones. */
    LOG_LIFT,
    /** The share of candidates ranked behind, ties in the middle: every place counts alike. */
    RANK
  }

  /** The rankers there are. */
  enum Ranker {
    /** The behavioural model of this service. */
    LOCAL,
    /** Amazon Personalize. */
    PERSONALIZE
  }
}
