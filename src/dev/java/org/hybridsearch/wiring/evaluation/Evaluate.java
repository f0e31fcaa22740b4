package org.hybridsearch.wiring.evaluation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.evaluate.EvaluationOptions;
import org.hybridsearch.evaluate.Relevance;
import org.hybridsearch.evaluate.report.Report.Fact;
import org.hybridsearch.opensearch.embedded.EmbeddedEngine;
import org.hybridsearch.opensearch.embedded.EngineSettings;

/** The command behind {@code ./mvnw -Pevaluate verify}: measures what the options name, on an engine of its own. */
public final class Evaluate {

  private static final Path FIXTURE = Path.of("..", "shared", "data", "cranfield");
  private static final Path VECTORS = Path.of("target", "vectors");

  private Evaluate() {}

  /**
   * Takes its options from system properties: {@code evaluate.*} says what to measure, {@code hybridsearch.*} with which settings.
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> properties = properties();
    EvaluationOptions options;
    try {
      options = EvaluationOptions.of(properties, FIXTURE);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage());
    }
    tellOfFixture(properties, options);
    measure(options, personal(properties, options), facts(properties), EmbeddedEngine.start(EngineSettings.evaluation(), Evaluate::say).address());
  }

  /** Every kind of measurement, one after the other, on the engine at an address. */
  static void measure(EvaluationOptions options, Optional<PersonalOptions> personal, List<Fact> facts, URI engine) throws IOException {
    EvaluationSettings settings = EvaluationSettings.load();
    try (EvaluationModel model = new EvaluationModel(settings.of(EmbedConfig.class), VECTORS);
        EvaluationShops shops = new EvaluationShops(settings, model, engine, Evaluate::say)) {
      if (!options.collections().isEmpty()) {
        new Relevance(options, shops, System.out).run(facts);
      }
      if (personal.isPresent()) {
        new Personal(personal.get(), shops, System.out).run(facts);
      }
    }
  }

  /** Personal relevance is measured where there are interactions, and where nothing was named, since there is FoodMart. */
  private static Optional<PersonalOptions> personal(Map<String, String> properties, EvaluationOptions options) {
    boolean named = List.of("evaluate.items", "evaluate.collections").stream()
        .anyMatch(name -> !properties.getOrDefault(name, "").isBlank());
    boolean interactions = !properties.getOrDefault("evaluate.interactions", "").isBlank();
    return interactions || !named ? Optional.of(PersonalOptions.of(properties, options.output())) : Optional.empty();
  }

  private static void tellOfFixture(Map<String, String> properties, EvaluationOptions options) {
    if (!options.collections().isEmpty() && properties.keySet().stream().noneMatch(name -> name.equals("evaluate.items") || name.equals("evaluate.collections"))) {
      say("No collection was named: measuring on " + options.collections().getFirst().items().getParent()
          + ". -Devaluate.collections=folder measures on another.");
    }
  }

  private static List<Fact> facts(Map<String, String> properties) {
    String given = properties.entrySet().stream().filter(property -> !property.getValue().isBlank())
        .map(property -> "-D" + property.getKey() + "=" + property.getValue()).collect(Collectors.joining(" "));
    return new ArrayList<>(List.of(new Fact("command", ("./mvnw -Pevaluate verify " + given).strip()),
        new Fact("engine", "OpenSearch " + EngineSettings.VERSION + " with opensearch-knn and neural-search")));
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("evaluate.") || name.startsWith("hybridsearch.")) {
        properties.put(name, System.getProperty(name));
      }
    }
    properties.keySet().removeIf(name -> name.startsWith("hybridsearch.embedded-engine."));
    return properties;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
