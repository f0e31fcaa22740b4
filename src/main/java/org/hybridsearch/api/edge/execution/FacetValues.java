package org.hybridsearch.api.edge.execution;

import graphql.execution.CoercedVariables;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many values a search asks its facets for, literally or by variables. Pure. */
final class FacetValues {

  /** The argument with the facets in it, wherever a field has it. */
  static final String INPUT = "input";

  private static final int DEFAULT_FIRST = 10; // as in the schema, which literals do not get filled up by

  private FacetValues() {}

  /** The number of ranges, or the {@code first}, of each facet, summed up; 0 where there are none. */
  static long askedFor(Field field, CoercedVariables variables) {
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals(INPUT) && plain(argument.getValue(), variables) instanceof Map<?, ?> input) {
        return several(input.get("facets")).stream().mapToLong(FacetValues::ofOne).sum();
      }
    }
    return 0;
  }

  private static long ofOne(@Nullable Object facet) {
    if (!(facet instanceof Map<?, ?> asked)) {
      return DEFAULT_FIRST;
    }
    int ranges = several(asked.get("ranges")).size();
    long first = asked.get("first") instanceof Number number ? number.longValue() : DEFAULT_FIRST;
    return ranges > 0 ? ranges : Math.clamp(first, 1, Integer.MAX_VALUE);
  }

  /** A single value stands for a list of it. */
  private static List<?> several(@Nullable Object value) {
    return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
  }

  private static List<@Nullable Object> several(ArrayValue array, CoercedVariables variables) {
    List<@Nullable Object> values = new ArrayList<>();
    array.getValues().forEach(value -> values.add(plain(value, variables)));
    return values;
  }

  private static @Nullable Object plain(Value<?> value, CoercedVariables variables) {
    return switch (value) {
      case IntValue number -> number.getValue();
      case VariableReference variable -> variables.get(variable.getName());
      case ArrayValue array -> several(array, variables);
      case ObjectValue object -> {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (ObjectField field : object.getObjectFields()) {
          fields.put(field.getName(), plain(field.getValue(), variables));
        }
        yield fields;
      }
      default -> null;
    };
  }
}
