package org.hybridsearch.retrieve.spelling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Corrects words that no item has to the nearest ones that some item has. A word of the catalogue is never corrected, however rare
 * it is. Thread-safe.
 */
public final class Spelling {

  /** In UTF-16 units: what is longer is a sentence, whose odd words are no typing mistakes. */
  static final int LONGEST = 100;

  private final SearchEngine engine;

  public Spelling(SearchEngine engine) {
    this.engine = engine;
  }

  /**
   * The query of a plan with its unknown words corrected; empty when there is nothing to correct, or to correct it to. Never
   * throws for what the engine does: a page is worth serving without.
   *
   * @param timeout for all of it
   */
  public Optional<String> correction(SearchPlan plan, Duration timeout) {
    String query = plan.request().query();
    if (query.isEmpty() || query.length() > LONGEST) {
      return Optional.empty();
    }
    long end = System.nanoTime() + timeout.toNanos();
    try {
      List<Correction> proposed = engine.send(
          SpellingRequests.suggest(plan, timeout), timeout, in -> Correction.read(Trees.read(in)));
      return proposed.isEmpty() ? Optional.empty()
          : corrected(query, proposed, known(plan, proposed, Duration.ofNanos(end - System.nanoTime())));
    } catch (EngineException e) {
      return Optional.empty();
    }
  }

  /** Each shard proposes by what it has itself, so a word may be another shard's. */
  private Set<String> known(SearchPlan plan, List<Correction> proposed, Duration left) {
    List<String> words = proposed.stream().map(Correction::word).distinct().toList();
    return engine.send(SpellingRequests.count(plan, words, left), left, in -> SpellingRequests.counted(Trees.read(in)));
  }

  private static Optional<String> corrected(String query, List<Correction> proposed, Set<String> known) {
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (Correction correction : proposed) {
      if (!known.contains(correction.word())) {
        text.append(query, end, correction.offset()).append(correction.replacement());
        end = correction.offset() + correction.length();
      }
    }
    return end == 0 ? Optional.empty() : Optional.of(text.append(query.substring(end)).toString());
  }
}
