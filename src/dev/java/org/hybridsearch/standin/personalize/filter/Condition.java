package org.hybridsearch.standin.personalize.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;

/** What a filter asks of an item. */
sealed interface Condition {

  /** Whether it holds; {@code parameters} has a value for each of {@link #parameters()}. */
  boolean holds(Subject subject, Map<String, Set<String>> parameters);

  /** The names of the parameters it leaves open. */
  Set<String> parameters();

  /** One of some values, or, negated, none of them. */
  record In(Field field, List<Operand> operands, boolean negated) implements Condition {
    @Override
    public boolean holds(Subject subject, Map<String, Set<String>> parameters) {
      Set<String> actual = field.of(subject);
      Set<String> wanted = new HashSet<>();
      for (Operand operand : operands) {
        if (operand instanceof Operand.Anything) {
          return actual.isEmpty() == negated;
        }
        operand.values(parameters).forEach(value -> wanted.add(field.normalized(value)));
      }
      return actual.stream().anyMatch(wanted::contains) != negated;
    }

    @Override
    public Set<String> parameters() {
      return operands.stream().flatMap(operand -> operand.parameter().stream()).collect(Collectors.toSet());
    }
  }

  /** A comparison of numbers; it does not hold for an item without one. */
  record Compared(Field field, String operator, Operand operand) implements Condition {
    @Override
    public boolean holds(Subject subject, Map<String, Set<String>> parameters) {
      return operand.values(parameters).stream().findFirst().flatMap(Compared::number)
          .map(bound -> field.of(subject).stream().flatMap(value -> number(value).stream())
              .anyMatch(value -> comparison().applyAsDouble(value, bound) != 0))
          .orElse(false);
    }

    private DoubleBinaryOperator comparison() {
      return switch (operator) {
        case "<" -> (a, b) -> a < b ? 1 : 0;
        case "<=" -> (a, b) -> a <= b ? 1 : 0;
        case ">" -> (a, b) -> a > b ? 1 : 0;
        case ">=" -> (a, b) -> a >= b ? 1 : 0;
        default -> (a, b) -> a == b ? 1 : 0;
      };
    }

    private static Optional<Double> number(String value) {
      try {
        return Optional.of(Double.valueOf(value));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    @Override
    public Set<String> parameters() {
      return operand.parameter().map(Set::of).orElse(Set.of());
    }
  }

  /** All of some. */
  record All(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Subject subject, Map<String, Set<String>> parameters) {
      return parts.stream().allMatch(part -> part.holds(subject, parameters));
    }

    @Override
    public Set<String> parameters() {
      return parts.stream().flatMap(part -> part.parameters().stream()).collect(Collectors.toSet());
    }
  }

  /** Any of some. */
  record Any(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Subject subject, Map<String, Set<String>> parameters) {
      return parts.stream().anyMatch(part -> part.holds(subject, parameters));
    }

    @Override
    public Set<String> parameters() {
      return parts.stream().flatMap(part -> part.parameters().stream()).collect(Collectors.toSet());
    }
  }

  /** A field of a dataset. */
  record Field(boolean interactions, String name) {
    Set<String> of(Subject subject) {
      return interactions
          ? subject.eventTypes().stream().map(this::normalized).collect(Collectors.toSet())
          : subject.values(name);
    }

    /** Personalize ignores case when it matches event types, and only then. */
    String normalized(String value) {
      return interactions ? value.toLowerCase(Locale.ROOT) : value;
    }
  }
}
