package org.hybridsearch.standin.personalize.filter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A filter that was understood. Immutable. */
public final class FilterExpression {

  private static final Pattern VALUE = Pattern.compile("\\s*(?:\"([^\"]*)\"|([^,\"]+?))\\s*(?:,|$)");

  private final List<Rule> rules;

  private FilterExpression(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  record Rule(boolean include, Condition condition) {}

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException where it cannot be understood; the message says where
   */
  public static FilterExpression of(String text) {
    return new FilterExpression(new ExpressionReader(text).rules());
  }

  /**
   * The test an item has to pass.
   *
   * @param values by parameter: {@code "a"} or {@code "a","b"}, quotation marks included, or a number. What excludes without a
   *     value is left out, as Personalize does
   * @throws IllegalArgumentException when a value is missing for what includes, or is not of that form
   */
  public Predicate<Subject> with(Map<String, String> values) {
    Map<String, Set<String>> parameters = new HashMap<>();
    values.forEach((name, value) -> parameters.put(name, values(name, value)));
    Predicate<Subject> test = subject -> true;
    for (Rule rule : rules) {
      Set<String> missing = rule.condition().parameters().stream().filter(name -> !parameters.containsKey(name))
          .collect(Collectors.toSet());
      if (rule.include() && !missing.isEmpty()) {
        throw new IllegalArgumentException("The filter needs a value for each of its parameters");
      }
      if (missing.isEmpty()) {
        test = test.and(subject -> rule.condition().holds(subject, parameters) == rule.include());
      }
    }
    return test;
  }

  private static Set<String> values(String name, String text) {
    Set<String> values = new HashSet<>();
    Matcher value = VALUE.matcher(text);
    int end = 0;
    while (end < text.length() && value.find(end) && value.start() == end) {
      values.add(value.group(1) != null ? value.group(1) : value.group(2));
      end = value.end();
    }
    if (end < text.length() || values.isEmpty()) {
      throw new IllegalArgumentException("The filter value of " + name + " is not well-formed");
    }
    return values;
  }
}
