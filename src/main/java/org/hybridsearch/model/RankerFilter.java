package org.hybridsearch.model;

import java.util.Map;

/**
 * A filter that the ranker is asked to apply, by a name that only it understands. Rankers without filters do not heed it.
 *
 * @param name for Amazon Personalize the ARN of a filter; empty for the one that the ranker applies anyway, if any
 * @param values of the filter's parameters by their names, in the ranker's own notation; none where the name is empty
 */
public record RankerFilter(String name, Map<String, String> values) {

  /** Whichever the ranker applies anyway. */
  public static final RankerFilter OWN = new RankerFilter("", Map.of());

  public RankerFilter {
    values = Map.copyOf(values);
    if (name.isEmpty() && !values.isEmpty()) {
      throw new IllegalArgumentException("Values are a filter's that is named");
    }
  }

  /** Whether it stands for whichever the ranker applies anyway. */
  public boolean isOwn() {
    return name.isEmpty();
  }
}
