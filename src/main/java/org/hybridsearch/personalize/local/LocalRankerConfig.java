package org.hybridsearch.personalize.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the local ranker. A touch is what a shopper has to do with an item, over all their events with it. */
@ConfigMapping(prefix = "hybridsearch.ranker.local")
public interface LocalRankerConfig {

  /** How much the kinds of events count. */
  Weights weights();

  /** How fast things age, and who is remembered. */
  Memory memory();

  /** How items get to know each other. */
  Similarity similarity();

  /** How what is known becomes scores. */
  Preference preference();

  /** Weights of events, 0 to 1; 0 leaves a kind out. Raising one makes it count more beside the others, in every respect. */
  interface Weights {

    /** Being shown says nothing of interest by itself. */
    @WithDefault("0")
    double impression();

    @WithDefault("0.3")
    double click();

    @WithDefault("0.3")
    double view();

    @WithDefault("0.6")
    double addToCart();

    @WithDefault("1")
    double purchase();

    @WithDefault("0.8")
    double rating();

    /** The least rating that is a sign of liking. Lower ratings are left out. Raising it trusts only enthusiasts. */
    @WithDefault("3")
    double leastRating();
  }

  /** How fast things age, counted from the newest event the model knows, and who is remembered. */
  interface Memory {

    /**
     * In this time a touch loses half its weight in its shopper's taste; 1 day or more. Lowering it follows moods, raising it
     * habits.
     */
    @WithDefault("P365D")
    Duration tasteHalfLife();

    /**
     * So many newer touches of other items halve a touch's weight in its shopper's taste, above 0; what came in one basket is
     * equally new. Lowering it follows what somebody is up to right now, raising it habits.
     */
    @WithDefault("10")
    double recentTouches();

    /**
     * In this time a touch loses half its weight in what items have to do with each other; 30 days or more. Lowering it follows
     * the seasons and forgets rare items, raising it collects more evidence. Nothing ages further after 55 of these without a
     * restart.
     */
    @WithDefault("P3650D")
    Duration pairHalfLife();

    /** How many items a shopper's history holds, the newest; 1 to 1000. Raising it costs memory and time in proportion. */
    @WithDefault("200")
    int history();

    /**
     * How many shoppers are remembered, and how many sessions of users; 1 or more. Of more, those who did nothing for longest are
     * forgotten, and the sessions that were joined first.
     */
    @WithDefault("1000000")
    int shoppers();
  }

  /** How items get to know each other. */
  interface Similarity {

    /**
     * How many neighbors an item keeps at least; 8 to 100000. Raising it costs up to 16 bytes a neighbor and item and finds more
     * weak relations, lowering it keeps only the strong ones.
     */
    @WithDefault("512")
    int neighbors();

    /**
     * Added to the cosine's denominator, above 0, in shoppers who touched a single item. Raising it trusts only relations that
     * many shoppers bear out, lowering it takes a single one's word.
     */
    @WithDefault("1")
    double shrinkage();
  }

  /** How what is known becomes scores. */
  interface Preference {

    /**
     * What is added to evidence and to expectation before they are compared, above 0, in cosines. Raising it levels scores, most
     * of all for shoppers with a short history.
     */
    @WithDefault("0.1")
    double prior();

    /** The exponent of the comparison, above 0. Raising it spreads scores, lowering it levels them; the order stays. */
    @WithDefault("2")
    double sharpness();

    /**
     * What having looked at the item itself is worth beside similar ones, 0 or more, in cosines. Raising it finds again what was
     * seen.
     */
    @WithDefault("0.3")
    double ownInterest();

    /**
     * What having bought or rated the item is worth, 0 or more, in cosines, when all its buyers come back to it; less in
     * proportion when fewer do, which is learned item by item. Raising it brings more of the usual.
     */
    @WithDefault("2")
    double repurchase();

    /** At so many touches of an item, above 0, content and behaviour count the same. Raising it trusts content for longer. */
    @WithDefault("2")
    double coldTouches();

    /** How far content moves the logarithm of a cold item's score, 0 or more, for a cosine 1 above that of the other items. */
    @WithDefault("4")
    double content();

    /**
     * The exponent of popularity, 0 or more: an item touched e times as much as the mean has a score that much higher by its
     * logarithm. Raising it follows the crowd, lowering it finds what only this shopper would like.
     */
    @WithDefault("0.4")
    double popularity();

    /**
     * How many touches make popularity half as good as its percentile, above 0. Raising it doubts the popularity of new items.
     */
    @WithDefault("5")
    double popularityShrinkage();

    /** How many fresh touches of weight 1 give a confidence of a half, above 0. Raising it takes longer to trust the model. */
    @WithDefault("3")
    double confidenceHalf();
  }
}
