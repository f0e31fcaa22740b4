package org.hybridsearch.shop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Settings of the page at {@code /}. */
@ConfigMapping(prefix = "hybridsearch.shop")
public interface ShopConfig {

  /** Whether the page is there. It can do what its visitor may do, no more; still nothing is served that nobody asked for. */
  @WithDefault("false")
  boolean enabled();

  /** What the page calls itself. */
  @WithDefault("Shop")
  String name();

  /** The ids of the shoppers to switch between, besides nobody. Everybody who sees the page sees them. */
  Optional<List<String>> shoppers();

  /** The fields whose facets are offered, as {@code FacetInput} takes them. More make each search a little slower. */
  @WithDefault("categories,brand,price")
  List<String> facets();
}
