package org.hybridsearch.retrieve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;
import org.hybridsearch.retrieve.spelling.Spelling;

/**
 * Candidates by words (BM25). Where no item has as many of the words as the profile asks for, unknown words are corrected; or, as
 * with most sentences, fewer are asked for, step by step: such hits are candidates only if the query turns out to be about the
 * catalogue. Every step takes what the ones before left of the leg's time.
 */
final class LexicalLeg {

  /** Told whenever fewer words were asked for, also of an answer that is remembered. */
  static final String FEWER_ASKED_FOR = "no item has enough of the words, so fewer were asked for";

  static final String CORRECTED = "no item has the words, so those with typing mistakes were corrected";

  static final String NOTHING_MATCHES = "nothing matches, so popular items are shown";

  static final String NOT_CORRECTED = "typing mistakes could not be looked for";

  /** With so many matches by words or more, or one that the query names outright, nobody needs another query. */
  static final int ENOUGH = 3;

  private static final List<String> FEWER = List.of("50%", "1");
  // Letters on both sides of something else; or characters that are words.
  private static final Pattern SEVERAL_WORDS = Pattern.compile("[\\p{L}\\p{N}][^\\p{L}\\p{N}]+[\\p{L}\\p{N}]|\\p{IsIdeographic}{2}");

  private final SearchEngine engine;
  private final Spelling spelling;

  LexicalLeg(SearchEngine engine) {
    this.engine = engine;
    this.spelling = new Spelling(engine);
  }

  /** Never throws for what the engine does: a leg that fails says so in its report. */
  Leg run(SearchPlan plan) {
    long start = System.nanoTime();
    return guarded(plan, start, () -> {
      Hits found = find(plan, start);
      if (found.hits().isEmpty()) {
        return otherwise(plan, start);
      }
      return found.total() < ENOUGH && found.hits().getFirst().named().isEmpty()
          ? offering(plan, found, start) : answered(plan, found, start, "");
    });
  }

  /** Corrected, or with fewer words. */
  private Leg otherwise(SearchPlan plan, long start) {
    Optional<Leg> corrected;
    try {
      corrected = corrected(plan, start);
    } catch (EngineException e) {
      return fewer(plan, start).inPart(NOT_CORRECTED);
    }
    return corrected.orElseGet(() -> fewer(plan, start));
  }

  /** With fewer words than asked, where that makes sense; else without hits. To be called when nothing was found as asked. */
  Leg withFewer(SearchPlan plan, long startNanos) {
    return guarded(plan, startNanos, () -> fewer(plan, startNanos));
  }

  /** The most popular of what passes the filters. To be called when nothing matches. */
  Leg popular(SearchPlan plan, long startNanos) {
    SearchPlan popular = plan.with(Rung.POPULAR);
    return guarded(plan, startNanos, () -> {
      Hits found = find(popular, startNanos);
      return found.hits().isEmpty()
          ? answered(plan, found, startNanos, "") : answered(popular, found, startNanos, NOTHING_MATCHES);
    });
  }

  /** Of one word there are no fewer; and without a semantic leg nothing would tell whether the query is about the catalogue. */
  static boolean fewerMakeSense(SearchPlan plan) {
    return plan.legs().semanticLimit() > 0 && SEVERAL_WORDS.matcher(plan.request().query()).find();
  }

  private Optional<Leg> corrected(SearchPlan plan, long start) {
    Optional<SearchPlan> other = spelling.correction(plan, left(plan, start)).map(text -> plan.with(Rung.serving(text)));
    return other.flatMap(served -> {
      Hits found = find(served, start);
      return found.hits().isEmpty() ? Optional.empty() : Optional.of(answered(served, found, start, CORRECTED));
    });
  }

  /** What was found, and a correction where there is one that finds more. */
  private Leg offering(SearchPlan plan, Hits found, long start) {
    if (plan.browses()) {
      return answered(plan, found, start, "");
    }
    try {
      Rung rung = spelling.correction(plan, left(plan, start))
          .filter(text -> count(plan.with(Rung.serving(text)), start) > found.total())
          .map(Rung::offering).orElse(plan.rung());
      return answered(plan.with(rung), found, start, "");
    } catch (EngineException e) {
      return answered(plan, found, start, "").inPart(NOT_CORRECTED);
    }
  }

  private Leg fewer(SearchPlan plan, long start) {
    for (String share : fewerMakeSense(plan) ? FEWER : List.<String>of()) {
      SearchPlan relaxed = plan.with(plan.words().asking(share)).with(Rung.FEWER_WORDS);
      Hits found = find(relaxed, start);
      if (!found.hits().isEmpty()) {
        return answered(relaxed, found, start, FEWER_ASKED_FOR);
      }
    }
    return answered(plan, new Hits(0, List.of()), start, "");
  }

  private static Leg answered(SearchPlan plan, Hits found, long start, String note) {
    StageReport report = StageReport.ok(Stage.LEXICAL, start);
    return Leg.answered(plan, found, Optional.empty(), List.of(note.isEmpty() ? report : report.noting(note)));
  }

  private static Leg guarded(SearchPlan plan, long start, Supplier<Leg> steps) {
    try {
      return steps.get();
    } catch (EngineException e) {
      return Leg.without(plan, Optional.empty(), List.of(EngineFailures.report(Stage.LEXICAL, e, start)));
    }
  }

  private Hits find(SearchPlan plan, long startNanos) {
    return Extent.oversampled(plan, plan.legs().lexicalLimit(), true, hit -> true,
        extent -> engine.send(LegRequests.lexical(plan, extent), left(plan, startNanos), Hits::read));
  }

  /** How many items match by words. */
  private long count(SearchPlan plan, long startNanos) {
    Duration left = left(plan, startNanos);
    return engine.send(LegRequests.count(plan, left), left, Hits::read).total();
  }

  private static Duration left(SearchPlan plan, long startNanos) {
    return plan.deadlines().retrieve().minusNanos(System.nanoTime() - startNanos);
  }
}
