package org.hybridsearch.wiring.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.demo.multiplied.MultipliedFoodMart;
import org.hybridsearch.demo.multiplied.Scale;
import org.hybridsearch.evaluate.personal.HeldOut;
import org.hybridsearch.evaluate.personal.InteractionFile;
import org.hybridsearch.evaluate.personal.PersonalRun;
import org.hybridsearch.evaluate.personal.PersonalShop;
import org.hybridsearch.evaluate.personal.PersonalTables;
import org.hybridsearch.evaluate.personal.QueryOf;
import org.hybridsearch.evaluate.report.Machine;
import org.hybridsearch.evaluate.report.Report;
import org.hybridsearch.evaluate.report.Report.Fact;
import org.hybridsearch.evaluate.report.Table;

/** Measures personal relevance on one shop, and how often candidates hold what was bought. */
final class Personal {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PersonalOptions options;
  private final EvaluationShops shops;
  private final PrintStream console;

  Personal(PersonalOptions options, EvaluationShops shops, PrintStream console) {
    this.options = options;
    this.shops = shops;
    this.console = console;
  }

  void run(List<Fact> facts) throws IOException {
    PersonalOptions.Source source = options.source();
    Map<String, String> queries = queries(source.items());
    List<Interaction> interactions = InteractionFile.read(source.interactions().open());
    HeldOut behaviour = HeldOut.lastOf(interactions, queries.keySet()).sampled(options.sample());
    EvaluationShops.Opened opened = shops.imported(source.name(), source.items());
    PersonalShop shop = new PersonalShops(shops, console::println).open(opened, behaviour.training(), queries, "");
    console.println("Foreseeing %d items of %s".formatted(behaviour.cases().size(), source.name()));
    PersonalRun run = PersonalRun.of(behaviour, shop);
    Report report = Report.named("personal").with(facts).with(Machine.facts()).with("shop", source.name());
    for (Table table : PersonalTables.of(source.name(), run)) {
      report = report.with(table);
    }
    if (options.candidates() > 0) {
      report = report.with(recall());
    }
    report.writeTo(options.output(), console);
  }

  /** How often candidates hold what is to be foreseen, in a large catalogue. */
  private Table recall() throws IOException {
    MultipliedFoodMart data = new MultipliedFoodMart(Scale.of(options.candidates()));
    Map<String, String> queries = queries(data::items);
    HeldOut behaviour = HeldOut.lastOf(InteractionFile.read(data.interactions()), queries.keySet()).sampled(options.sample());
    EvaluationShops.Opened opened = shops.multiplied(data.name(), data::items);
    PersonalShop shop = new PersonalShops(shops, console::println).open(opened, behaviour.training(), queries, "");
    return PersonalTables.recall(data.name() + ": candidate recall", PersonalRun.legs(behaviour.cases(), shop));
  }

  private static Map<String, String> queries(EvaluationShops.Lines items) throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(items.open(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          JsonNode item = JSON.readTree(line);
          List<String> categories = new ArrayList<>();
          item.path("categories").forEach(category -> categories.add(category.asText()));
          queries.put(item.path("id").asText(), QueryOf.item(item.path("title").asText(), categories));
        }
      }
    }
    return queries;
  }
}
