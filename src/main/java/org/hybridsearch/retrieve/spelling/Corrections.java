package org.hybridsearch.retrieve.spelling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of a query's words what may have been meant. What the catalogue has word for word, with a blank more or less, is surer
 * than what is near. Pure.
 *
 * @param words of the query, in their order
 */
record Corrections(String query, List<Word> words) {

  private static final int MOST_QUESTIONS = 100;

  /** Texts whose counts of items are to be known: single words, and phrases of two. None where there is nothing to correct. */
  Collection<String> questions() {
    LinkedHashSet<String> questions = new LinkedHashSet<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      Spacing.joined(words.get(i), words.get(i + 1)).ifPresent(questions::add);
    }
    words.forEach(word -> questions.addAll(Spacing.split(word)));
    if (questions.isEmpty() && words.stream().allMatch(word -> word.nearest().isEmpty())) {
      return List.of();
    }
    LinkedHashSet<String> all = new LinkedHashSet<>(words.stream().map(Word::text).toList());
    all.addAll(questions);
    return all.stream().limit(MOST_QUESTIONS).toList();
  }

  /**
   * The query corrected; empty when there is nothing to correct, or to correct it to.
   *
   * @param counts of items, by the questions
   */
  Optional<String> corrected(Map<String, Long> counts) {
    List<Correction> unknown = corrections(counts, false);
    List<Correction> all = unknown.isEmpty() ? corrections(counts, true) : unknown;
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (Correction correction : all) {
      text.append(query, end, correction.offset()).append(correction.replacement());
      end = correction.end();
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(text.append(query.substring(end)).toString());
  }

  /** @param joinsKnown whether also two words that the catalogue has may be one of its words */
  private List<Correction> corrections(Map<String, Long> counts, boolean joinsKnown) {
    List<Correction> corrections = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Optional<String> joined = i + 1 < words.size() ? joined(word, words.get(i + 1), counts, joinsKnown) : Optional.empty();
      if (joined.isPresent()) {
        corrections.add(new Correction(word.offset(), words.get(++i).end(), joined.get()));
      } else if (!known(word, counts)) {
        Spacing.split(word).stream().filter(way -> count(way, counts) > 0).max(Comparator.comparing(way -> count(way, counts)))
            .or(() -> Optional.of(word.nearest()).filter(nearest -> !nearest.isEmpty()))
            .ifPresent(text -> corrections.add(new Correction(word.offset(), word.end(), text)));
      }
    }
    return corrections;
  }

  private static Optional<String> joined(Word word, Word next, Map<String, Long> counts, boolean joinsKnown) {
    return joinsKnown || !known(word, counts) || !known(next, counts)
        ? Spacing.joined(word, next).filter(text -> count(text, counts) > 0) : Optional.empty();
  }

  private static boolean known(Word word, Map<String, Long> counts) {
    return count(word.text(), counts) > 0;
  }

  private static long count(String question, Map<String, Long> counts) {
    return counts.getOrDefault(question, 0L);
  }
}
