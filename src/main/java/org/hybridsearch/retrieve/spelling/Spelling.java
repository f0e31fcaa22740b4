package org.hybridsearch.retrieve.spelling;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Corrects words that no item has to the nearest ones that some item has, and blanks that are missing or too many. The letters
 * of a word of the catalogue are never corrected, however rare it is. Thread-safe.
 */
public final class Spelling {

  /** In UTF-16 units: what is longer is a sentence, whose odd words are no typing mistakes. */
  static final int LONGEST = 100;

  private final SearchEngine engine;

  public Spelling(SearchEngine engine) {
    this.engine = engine;
  }

  /**
   * The query of a plan with its unknown words corrected; empty when there is nothing to correct, or to correct it to.
   *
   * @param timeout for all of it
   * @throws EngineException where the engine does not say: a page is worth serving without
   */
  public Optional<String> correction(SearchPlan plan, Duration timeout) {
    String query = plan.request().query();
    if (query.isEmpty() || query.length() > LONGEST) {
      return Optional.empty();
    }
    long end = System.nanoTime() + timeout.toNanos();
    Corrections corrections = new Corrections(query, engine.send(
        SpellingRequests.suggest(plan, timeout), timeout, in -> Word.read(Trees.read(in))));
    Collection<String> questions = corrections.questions();
    return questions.isEmpty() ? Optional.empty()
        : corrections.corrected(counts(plan, questions, Duration.ofNanos(end - System.nanoTime())));
  }

  /** Each shard proposes by what it has itself, so a word may be another shard's. */
  private Map<String, Long> counts(SearchPlan plan, Collection<String> questions, Duration left) {
    return engine.send(SpellingRequests.count(plan, questions, left), left, in -> SpellingRequests.counts(Trees.read(in)));
  }
}
