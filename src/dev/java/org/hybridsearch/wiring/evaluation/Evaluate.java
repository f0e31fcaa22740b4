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
import java.util.stream.Stream;
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
   * Takes its options from system properties: {@code evaluate.*} says what to measure, {@code hybridsearch.*} with which
   * settings.
   */
  public static void main(String[] arguments) {
    int status = 1;
    try {
      run(properties());
      status = 0;
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    } finally {
      // The personalize stage's circuit breaker keeps a thread of its own, which would keep the process.
      System.exit(status);
    }
  }

  private static void run(Map<String, String> properties) throws IOException {
    boolean named = Stream.of("evaluate.items", "evaluate.collections", "evaluate.interactions")
        .anyMatch(name -> given(properties, name));
    if (!named) {
      properties.put("evaluate.interactions", EvaluationOptions.FOODMART);
    }
    EvaluationOptions options;
    try {
      options = EvaluationOptions.of(properties, FIXTURE);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage());
    }
    if (!named) {
      say(fixture(options));
    }
    Optional<PersonalOptions> personal = personal(properties, options);
    measure(options, personal, facts(properties), EmbeddedEngine.start(EngineSettings.evaluation(), Evaluate::say).address());
  }

  /** Relevance alone, on the engine at an address. */
  static void measure(EvaluationOptions options, List<Fact> facts, URI engine) throws IOException {
    measure(options, Optional.empty(), facts, engine);
  }

  /** Every kind of measurement, one after the other, on the engine at an address. */
  static void measure(EvaluationOptions options, Optional<PersonalOptions> personal, List<Fact> facts, URI engine)
      throws IOException {
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

  private static Optional<PersonalOptions> personal(Map<String, String> properties, EvaluationOptions options) {
    return given(properties, "evaluate.interactions")
        ? Optional.of(PersonalOptions.of(properties, options.output()))
        : Optional.empty();
  }

  private static boolean given(Map<String, String> properties, String name) {
    return !properties.getOrDefault(name, "").isBlank();
  }

  private static String fixture(EvaluationOptions options) {
    return "No collection was named: " + (options.collections().isEmpty()
        ? "relevance is not measured, as there is no " + FIXTURE + ". -Devaluate.collections=folder measures it."
        : "measuring on " + options.collections().getFirst().items().getParent()
            + ". -Devaluate.collections=folder measures on another.");
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
