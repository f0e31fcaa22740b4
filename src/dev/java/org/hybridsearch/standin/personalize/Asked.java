package org.hybridsearch.standin.personalize;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hybridsearch.standin.personalize.Resources.Recipe;
import org.hybridsearch.standin.personalize.filter.FilterExpression;
import org.hybridsearch.standin.personalize.filter.Subject;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Input;

/** What rankings and recommendations are asked alike, read and checked. */
final class Asked {

  private static final String ITEMS = "ITEMS";

  private Asked() {}

  /** The deployment an ARN names, which must do one of some things. */
  static Recipe recipe(Resources resources, String arn, Input input, List<Recipe> able, String operation) {
    Recipe recipe = resources.deployment(arn).orElseThrow(() -> AwsError.notFound("Campaign or recommender " + arn
        + " does not exist"));
    if (!able.contains(recipe)) {
      throw input.refuse("The recipe of " + arn + " does not support " + operation);
    }
    return recipe;
  }

  /** The test that items have to pass; all pass where no filter is named. */
  static Predicate<Subject> filter(Resources resources, Input input) {
    Map<String, String> values = input.map("filterValues", Limits.MOST_PARAMETERS, Limits.PARAMETER, Limits.PARAMETER_VALUE);
    return input.optionalText("filterArn", Limits.ARN).map(arn -> {
      FilterExpression filter = resources.filters().get(arn);
      if (filter == null) {
        throw AwsError.notFound("Filter " + arn + " does not exist");
      }
      try {
        return filter.with(values);
      } catch (IllegalArgumentException e) {
        throw input.refuse(String.valueOf(e.getMessage()));
      }
    }).orElse(subject -> true);
  }

  /** The columns of items to answer along. */
  static List<String> columns(Input input) {
    return input.optionalStructure("metadataColumns")
        .flatMap(map -> map.optionalTexts(ITEMS, 0, Limits.MOST_COLUMNS, Limits.COLUMN)).orElse(List.of());
  }

  /** Checks what only a trained model would use. */
  static void context(Input input) {
    input.map("context", Limits.MOST_CONTEXT, Limits.CONTEXT_KEY, Limits.CONTEXT_VALUE);
  }
}
