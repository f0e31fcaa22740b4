package org.hybridsearch.wiring.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hybridsearch.demo.FoodMartData;
import org.hybridsearch.evaluate.EvaluationOptions;

/**
 * What an evaluation of personal relevance is told.
 *
 * @param sample how many shoppers at most, 1 or more
 * @param candidates at how many items of multiplied FoodMart candidate recall is measured as well; 0 for not
 * @param output where reports go
 */
record PersonalOptions(Source source, int sample, int candidates, Path output) {

  private static final int USUAL_SAMPLE = 2_000;

  /** A catalogue and what happened in it. */
  record Source(String name, EvaluationShops.Lines items, EvaluationShops.Lines interactions) {}

  /**
   * {@code evaluate.items} and {@code evaluate.interactions}; FoodMart where the latter is {@code foodmart}.
   * {@code evaluate.sample}, else 2,000 shoppers. {@code evaluate.candidates}, else 0.
   *
   * @throws IllegalArgumentException when there are interactions and no items
   */
  static PersonalOptions of(Map<String, String> properties, Path output) {
    String sample = properties.getOrDefault("evaluate.sample", "");
    int most = sample.isBlank() || sample.equals("0") ? USUAL_SAMPLE : Integer.parseInt(sample);
    String candidates = properties.getOrDefault("evaluate.candidates", "");
    return new PersonalOptions(
        source(properties), most, candidates.isBlank() ? 0 : Integer.parseInt(candidates), output);
  }

  private static Source source(Map<String, String> properties) {
    String interactions = properties.getOrDefault("evaluate.interactions", "");
    if (interactions.equals(EvaluationOptions.FOODMART)) {
      FoodMartData data = FoodMartData.asRecorded();
      return new Source("FoodMart", data::items, data::interactions);
    }
    String items = properties.getOrDefault("evaluate.items", "");
    if (items.isBlank()) {
      throw new IllegalArgumentException(
          "-Devaluate.interactions needs the catalogue they are about: -Devaluate.items=items.ndjson");
    }
    Path file = Path.of(interactions).toAbsolutePath().normalize();
    String name = file.getParent() == null ? "shop" : String.valueOf(file.getParent().getFileName());
    return new Source(name, () -> Files.newInputStream(Path.of(items)), () -> Files.newInputStream(file));
  }
}
