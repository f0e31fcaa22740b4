package org.hybridsearch.profile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;
import java.util.Map;
import java.util.Optional;

/** Ranking profiles by name; {@code hybridsearch.profiles.*} without a name is the profile {@code default}. */
@ConfigMapping(prefix = "hybridsearch.profiles")
public interface ProfileConfig {

  /** The profiles by name. */
  @WithParentName
  @WithUnnamedKey("default")
  @WithDefaults
  Map<String, Profile> named();

  /** One profile. */
  interface Profile {

    /** Grows with every change; answers name it. */
    @WithDefault("1")
    int version();

    /**
     * How many words an item must have: all of two, three quarters of up to five, half of more, as nobody's text has most words of
     * a sentence. Higher: fewer, closer matches. Lower: more matches, some of them odd.
     */
    @WithDefault("2<75% 5<50%")
    String minimumShouldMatch();

    /** What an unstemmed title with every word adds, relative to a word's own weight. Raise it for exact names; 0 switches it off. */
    @WithDefault("0.5")
    double exactTitleBoost();

    /** Where words count more. */
    Fields fields();

    /** How many candidates each leg brings. */
    Legs legs();

    /** How much each signal counts. */
    SignalWeights weights();

    /** Days until an item's freshness has halved. Higher: new items keep their bonus longer. */
    @WithDefault("30")
    double freshnessHalfLifeDays();

    /** What LIGHT leaves of the personal weight, 0 to 1. */
    @WithDefault("0.5")
    double lightFraction();

    /**
     * How broad a query must be to get the whole personal weight, in bits: of the entropy of its clicks, or as long as there are too
     * few, of the number of its matches (4: 16 of them). A narrower one gets its share of it, one that names an item by its id none.
     * Higher: specific queries are personalized less. 0: all alike.
     */
    @WithDefault("4")
    double personalEntropy();

    /** What Amazon Personalize takes out for searches with this profile; without one the market's filter, if it has any. */
    PersonalFilter personalFilter();
  }

  /** A filter of Amazon Personalize. Items it takes out stand last. The local ranker has none. */
  interface PersonalFilter {
    /** The filter's ARN. */
    Optional<String> arn();

    /** Values of the filter's parameters by their names, quoted as the service wants them: {@code "a","b"}. At most 25. */
    Map<String, String> values();
  }

  /** Boosts of the fields that words are looked for in, 1 or more. */
  interface Fields {
    /** Raise it when titles are well kept. */
    @WithDefault("3.0")
    double title();

    /** Raise it when shoppers search by brand. */
    @WithDefault("2.0")
    double brand();

    /** Raise it when shoppers search by kind of thing. */
    @WithDefault("2.0")
    double categories();

    /** Descriptions mention much that an item is not: 1 is the least. */
    @WithDefault("1.0")
    double description();
  }

  /** The number of candidates. Both together at most 500, as many as a ranker takes. More finds more and costs time. */
  interface Legs {
    /** Candidates by words. */
    @WithDefault("200")
    int lexical();

    /** Candidates by meaning; 0 searches by words alone. */
    @WithDefault("100")
    int semantic();

    /** The k of reciprocal rank fusion: higher lets the legs' tails count more. */
    @WithDefault("60")
    int rankConstant();

    /**
     * The most that popularity and availability add to an item's BM25 where more items match than the leg brings; 0 leaves the
     * choice to the words alone. BM25 is a sum of about ln(items / items with the word) a word: at 0.5 popularity decides between
     * items that match about equally well. Scores of candidates are without it.
     */
    @WithDefault("0.5")
    double priorBound();

    /**
     * How many of a known shopper's favorite items are looked at where the words find more than they may bring: those that match
     * become candidates too. 0 switches it off, 200 is the most.
     */
    @WithDefault("200")
    int favorites();
  }

  /** Weights, 0 to 100; only their ratios move the order. Raising one lets its signal decide more. */
  interface SignalWeights {
    /** BM25 over the query's best. */
    @WithDefault("0.55")
    double lexical();

    /** Similarity of meaning between the random-pair mean and the query's best. */
    @WithDefault("0.45")
    double semantic();

    /** The shopper's taste, before confidence. */
    @WithDefault("0.3")
    double personal();

    /** What everybody likes. */
    @WithDefault("0.05")
    double popularity();

    /** Newness. */
    @WithDefault("0.02")
    double freshness();

    /** Whether it can be bought now. */
    @WithDefault("0.1")
    double availability();
  }
}
