package org.hybridsearch.suggest.phrase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the titles of found items make of what was typed: the word it begins, alone and with up to {@value #FURTHER} words that follow.
 * So each completion has at least one item. Pure.
 */
public final class TitlePhrases {

  private static final int FURTHER = 2;

  private TitlePhrases() {}

  /** A phrase of some titles, and how many of them have it. */
  private static final class Counted {
    final Folded phrase;
    final int typedEnd;
    int titles;

    Counted(Folded phrase, int typedEnd) {
      this.phrase = phrase;
      this.typedEnd = typedEnd;
    }
  }

  /**
   * Completions in lower case, those of more titles first; a phrase that never stands without its next word is left out for the
   * longer one, and so is what was typed itself. Typos are forgiven where no title has it as typed.
   */
  public static List<Completion> completing(Folded typed, Collection<String> titles, int limit) {
    if (typed.text().isEmpty()) {
      return List.of();
    }
    List<Folded> folded = titles.stream().map(title -> Folded.of(title.toLowerCase(Locale.ROOT))).toList();
    Map<String, Counted> counts = counts(folded, (title, from) ->
        title.text().startsWith(typed.text(), from) ? from + typed.text().length() : Typos.NONE);
    if (counts.isEmpty() && Typos.forgives(typed.text())) {
      counts = counts(folded, (title, from) -> Typos.end(typed.text(), title.text(), from));
    }
    return completions(typed, counts, limit);
  }

  /** Says where in a title ends what was typed, if it begins at a place. */
  private interface Match {
    int end(Folded title, int from);
  }

  private static Map<String, Counted> counts(List<Folded> titles, Match match) {
    Map<String, Counted> counts = new LinkedHashMap<>();
    titles.forEach(title -> count(match, title, counts));
    return counts;
  }

  private static List<Completion> completions(Folded typed, Map<String, Counted> counts, int limit) {
    return counts.values().stream()
        .filter(counted -> !counted.phrase.text().equals(typed.text()) && !always(counted, counts.values()))
        .sorted(Comparator.comparingInt((Counted counted) -> -counted.titles))
        .limit(limit)
        .map(counted -> Completion.of(counted.phrase, 0, Math.min(counted.typedEnd, counted.phrase.text().length())))
        .toList();
  }

  private static void count(Match match, Folded title, Map<String, Counted> counts) {
    Set<String> here = new HashSet<>();
    for (int from = 0; from < title.text().length(); from++) {
      int end = title.begins(from) ? match.end(title, from) : Typos.NONE;
      if (end != Typos.NONE) {
        for (Folded phrase : phrases(title, from, end)) {
          int typedEnd = end - from;
          if (here.add(phrase.text())) {
            counts.computeIfAbsent(phrase.text(), text -> new Counted(phrase, typedEnd)).titles++;
          }
        }
        return; // a title says it once
      }
    }
  }

  private static List<Folded> phrases(Folded title, int from, int typedEnd) {
    List<Folded> phrases = new ArrayList<>();
    int word = from;
    int end = title.wordEnd(Math.max(from, typedEnd - 1));
    for (int further = 0; further <= FURTHER; further++) {
      if (further == 0 || says(title.text().substring(word, end))) {
        phrases.add(Folded.of(title.original(from, end)));
      }
      if (end == title.text().length()) {
        break;
      }
      word = end + 1;
      end = title.wordEnd(word);
    }
    return phrases;
  }

  /** Whether a phrase can end with a word: one that ends with the 2 of "2 liters", or with the s of "Ben's", is cut off. */
  private static boolean says(String word) {
    return word.codePointAt(0) > 0x0E00 || word.length() > 1 && word.codePoints().anyMatch(Character::isLetter);
  }

  private static boolean always(Counted shorter, Collection<Counted> all) {
    return all.stream().anyMatch(longer -> longer.titles == shorter.titles
        && longer.phrase.text().startsWith(shorter.phrase.text() + " "));
  }
}
