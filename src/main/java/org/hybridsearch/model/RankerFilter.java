package org.hybridsearch.model;

import java.util.Map;
import java.util.Optional;

/**
 * A filter that the ranker is asked to apply, by a name that only it understands. Rankers without filters do not heed it.
 *
 * @param name for Amazon Personalize the ARN of a filter; empty for the one that the ranker applies anyway, if any
 * @param values of the filter's parameters by their names, in the ranker's own notation; none where the name is empty
 */
public record RankerFilter(String name, Map<String, String> values) {

  /** Whichever the ranker applies anyway. */
  public static final RankerFilter OWN = new RankerFilter("", Map.of());

  private static final int MOST_VALUES = 25;
  private static final int LONGEST_VALUE = 1000;

  public RankerFilter {
    values = Map.copyOf(values);
    if (name.isEmpty() && !values.isEmpty()) {
      throw new IllegalArgumentException("Values are a filter's that is named");
    }
  }

  /**
   * What a setting has, where it is nothing that Amazon Personalize would refuse with each call.
   *
   * @param prefix of the keys {@code filter-arn} and {@code filter-values}, with its dot
   * @throws IllegalArgumentException which names the keys
   */
  public static RankerFilter set(String prefix, Optional<String> arn, Map<String, String> values) {
    if (!values.isEmpty() && arn.isEmpty()) {
      throw new IllegalArgumentException(prefix + "filter-values needs a filter-arn");
    }
    if (values.size() > MOST_VALUES || values.values().stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
      throw new IllegalArgumentException(prefix + "filter-values takes 25 parameters of 1,000 characters each");
    }
    return new RankerFilter(arn.orElse(""), values);
  }

  /** Whether it stands for whichever the ranker applies anyway. */
  public boolean isOwn() {
    return name.isEmpty();
  }
}
