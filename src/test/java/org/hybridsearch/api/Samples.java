package org.hybridsearch.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.pipeline.SearchOutcome;

/** Values for tests. */
public final class Samples {

  private Samples() {}

  /** An item with a value in every field. */
  public static Item item(String id) {
    return new Item(id, Optional.of("sku-" + id), Optional.of("4006381333931"), "Orange juice", Optional.of("Pressed."),
        Optional.of("Sunny"), List.of("Drink", "Juice"), OptionalDouble.of(2.49), OptionalDouble.of(2.99), Optional.of("EUR"),
        Optional.of("https://shop.example/i.png"), Optional.of("https://shop.example/i"), true, OptionalDouble.of(4.5),
        OptionalInt.of(12), OptionalDouble.of(0.75), Optional.of(Instant.parse("2026-01-02T03:04:05Z")), Optional.of("g1"),
        List.of(new Item.Attribute("volume", Item.Attribute.Kind.NUMBER, List.of("1.5"))));
  }

  /** An item with nothing but what every item has. */
  public static Item bareItem(String id) {
    return new Item(id, Optional.empty(), Optional.empty(), "Bare", Optional.empty(), Optional.empty(), List.of(),
        OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false,
        OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** A result with an explanation of two signals. */
  public static SearchOutcome.Hit hit(String id, int position) {
    return new SearchOutcome.Hit("cursor-" + position, item(id), position, OptionalDouble.of(0.75), Optional.of(explanation()),
        List.of(new Highlight("title", List.of("Orange <em>juice</em>"))));
  }

  /** A page of results. */
  public static SearchOutcome outcome(List<SearchOutcome.Hit> hits) {
    return new SearchOutcome("search-1", hits, true, false, 120, 100, 80,
        new PersonalizationOutcome(Reason.APPLIED, 0.5, "local"),
        List.of(new StageReport(Stage.PLAN, StageReport.Status.OK, "", 0.25),
            new StageReport(Stage.SEMANTIC, StageReport.Status.TIMEOUT, "The embedder was late.", 80)),
        new SearchOutcome.ProfileRef("default", 3), Rung.offering("blue mug"), Optional.empty());
  }

  private static Explanation explanation() {
    return new Explanation(0.75,
        List.of(new Explanation.Part(Signal.LEXICAL, OptionalDouble.of(7.5), 0.5, 1, 0.5, false),
            new Explanation.Part(Signal.PERSONAL, OptionalDouble.empty(), 0.5, 0.5, 0.25, true)),
        List.of(new Explanation.Rank(Stage.LEXICAL, OptionalInt.of(3)),
            new Explanation.Rank(Stage.SEMANTIC, OptionalInt.empty())));
  }
}
