package org.hybridsearch.suggest.phrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Phrases in memory, found by what they or one of their words begin with: in a binary search, or, where nothing begins so and typos
 * are to be forgiven, by a look at all of them. Takes about 100 bytes a word. Immutable.
 */
public final class Phrases {

  /** Without any. */
  public static final Phrases NONE = of(List.of());

  /** Places at which a phrase can be found; later ones are seldom what somebody begins with. */
  private static final int MOST_BEGINNINGS = 6;

  private final List<Folded> phrases;
  /** Sorted by their rest of the phrase. */
  private final Beginning[] beginnings;

  private record Beginning(String rest, int phrase, int from) {}

  private Phrases(List<Folded> phrases, Beginning[] beginnings) {
    this.phrases = phrases;
    this.beginnings = beginnings;
  }

  /** Phrases, the best first; of those that compare equal the first stays. */
  public static Phrases of(List<String> bestFirst) {
    List<Folded> phrases = new ArrayList<>();
    List<Beginning> beginnings = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String text : bestFirst) {
      Folded phrase = Folded.of(text);
      if (!phrase.text().isEmpty() && known.add(phrase.text())) {
        IntStream.range(0, phrase.text().length()).filter(phrase::begins).limit(MOST_BEGINNINGS).forEach(from ->
            beginnings.add(new Beginning(phrase.text().substring(from), phrases.size(), from)));
        phrases.add(phrase);
      }
    }
    Beginning[] sorted = beginnings.toArray(Beginning[]::new);
    Arrays.sort(sorted, Comparator.comparing(Beginning::rest));
    return new Phrases(List.copyOf(phrases), sorted);
  }

  /** How many there are. */
  public int size() {
    return phrases.size();
  }

  private record Found(int phrase, int from, int to) {}

  private static final Comparator<Found> AT_THE_FRONT_FIRST =
      Comparator.comparing((Found found) -> found.from() > 0).thenComparingInt(Found::phrase);

  /** Those that begin so, the best first, and then those of which a later word does; all of them for nothing typed. */
  public List<Completion> completing(Folded typed, int limit) {
    int first = firstNotBelow(typed.text());
    List<Found> found = new ArrayList<>();
    for (int at = first; at < beginnings.length && beginnings[at].rest().startsWith(typed.text()); at++) {
      Beginning beginning = beginnings[at];
      found.add(new Found(beginning.phrase(), beginning.from(), beginning.from() + typed.text().length()));
    }
    return best(found, AT_THE_FRONT_FIRST, limit);
  }

  /** Those that begin nearly so, with typos forgiven; in the same order. */
  public List<Completion> nearly(Folded typed, int limit) {
    List<Found> found = new ArrayList<>();
    if (Typos.forgives(typed.text())) {
      for (Beginning beginning : beginnings) {
        int end = Typos.end(typed.text(), beginning.rest(), 0);
        if (end != Typos.NONE) {
          found.add(new Found(beginning.phrase(), beginning.from(), beginning.from() + end));
        }
      }
    }
    return best(found, AT_THE_FRONT_FIRST, limit);
  }

  private List<Completion> best(List<Found> found, Comparator<Found> order, int limit) {
    Set<Integer> taken = new HashSet<>();
    return found.stream().sorted(order).filter(each -> taken.add(each.phrase())).limit(limit)
        .map(each -> Completion.of(phrases.get(each.phrase()), each.from(), each.to())).toList();
  }

  private int firstNotBelow(String rest) {
    int low = 0;
    int high = beginnings.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (beginnings[middle].rest().compareTo(rest) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
