package org.hybridsearch.recommend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of recommendations. */
@ConfigMapping(prefix = "hybridsearch.recommend")
public interface RecommendConfig {

  /** Items like an item. */
  Similar similar();

  /** The most popular items that are candidates for a shopper, beside the shopper's own, 1 to 200. More offers more choice. */
  @WithDefault("200")
  int popular();

  /** The shopper's favorites that are candidates, 0 to 200. Fewer keeps closer to what everybody likes. */
  @WithDefault("200")
  int favorites();

  /** How items like an item are found and ordered. Weights are 0 to 100, and only their ratios move the order. */
  interface Similar {

    /** Candidates by content, and as many by behaviour, 1 to 200. */
    @WithDefault("100")
    int candidates();

    /** What similarity of texts counts. Raise it for alternatives to an item. */
    @WithDefault("0.6")
    double content();

    /** What counts that the same shoppers take both. Raise it for what goes with an item. */
    @WithDefault("0.4")
    double behaviour();

    /** What the shopper's own taste counts, before confidence; 0 asks no ranker. */
    @WithDefault("0.2")
    double personal();
  }
}
