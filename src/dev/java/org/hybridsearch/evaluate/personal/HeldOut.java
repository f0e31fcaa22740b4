package org.hybridsearch.evaluate.personal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;

/**
 * Behaviour with every shopper's last item held out. Of items taken at the same last moment one is drawn with a fixed seed, and
 * the others of that moment are in neither part: training on them would tell what was in the same basket. So each shopper is
 * known by what they did strictly before. Impressions and ratings below 3 are no signs of interest: they are left in training, for the
 * ranker to judge, but neither held out nor counted.
 *
 * @param training what may be learned from, in the order given
 * @param cases what is to be foreseen, in the order of the shoppers' ids
 */
public record HeldOut(List<Interaction> training, List<Case> cases) {

  private static final long SEED = 42;
  private static final double LEAST_RATING = 3;

  /**
   * One item to be foreseen.
   *
   * @param shopperKnown how many signs of interest the shopper gave before
   * @param itemKnown how many the item got from anybody, in training
   * @param taken whether the shopper had taken the item before
   */
  public record Case(String userId, String itemId, int shopperKnown, int itemKnown, boolean taken) {}

  public HeldOut {
    training = List.copyOf(training);
    cases = List.copyOf(cases);
  }

  /** Splits behaviour; what concerns items outside the catalogue is left out. */
  public static HeldOut lastOf(Collection<Interaction> interactions, Set<String> catalogue) {
    Map<String, List<Interaction>> byUser = new TreeMap<>();
    interactions.stream().filter(event -> catalogue.contains(event.itemId()))
        .forEach(event -> byUser.computeIfAbsent(event.userId(), user -> new ArrayList<>()).add(event));
    Random random = new Random(SEED);
    List<Interaction> training = new ArrayList<>();
    Map<String, Interaction> last = new TreeMap<>();
    byUser.forEach((user, events) -> {
      Instant moment = events.stream().filter(HeldOut::counts).map(Interaction::sentAt)
          .max(Comparator.naturalOrder()).orElse(Instant.MAX);
      List<String> items = events.stream().filter(event -> counts(event) && event.sentAt().equals(moment))
          .map(Interaction::itemId).distinct().sorted().toList();
      if (!items.isEmpty()) {
        String item = items.get(random.nextInt(items.size()));
        last.put(user, events.stream().filter(event -> event.itemId().equals(item) && event.sentAt().equals(moment)).findFirst()
            .orElseThrow());
      }
      events.stream().filter(event -> event.sentAt().isBefore(moment)).forEach(training::add);
    });
    return new HeldOut(training, cases(training, last));
  }

  private static List<Case> cases(List<Interaction> training, Map<String, Interaction> last) {
    Map<String, Integer> ofUser = new HashMap<>();
    Map<String, Integer> ofItem = new HashMap<>();
    Map<String, List<String>> taken = new HashMap<>();
    training.stream().filter(HeldOut::counts).forEach(event -> {
      ofUser.merge(event.userId(), 1, Integer::sum);
      ofItem.merge(event.itemId(), 1, Integer::sum);
      taken.computeIfAbsent(event.userId(), user -> new ArrayList<>()).add(event.itemId());
    });
    List<Case> cases = new ArrayList<>();
    last.forEach((user, event) -> cases.add(new Case(user, event.itemId(), ofUser.getOrDefault(user, 0),
        ofItem.getOrDefault(event.itemId(), 0), taken.getOrDefault(user, List.of()).contains(event.itemId()))));
    return cases;
  }

  /** Whether it is a sign of interest. */
  static boolean counts(Interaction event) {
    boolean disliked = event.type() == EventType.RATING && event.value().orElse(LEAST_RATING) < LEAST_RATING;
    return event.type() != EventType.IMPRESSION && !disliked;
  }

  /** The same training with at most so many cases, drawn with a fixed seed. */
  public HeldOut sampled(int most) {
    if (cases.size() <= most) {
      return this;
    }
    List<Case> drawn = new ArrayList<>(cases);
    Collections.shuffle(drawn, new Random(SEED));
    List<Case> kept = new ArrayList<>(drawn.subList(0, most));
    kept.sort(Comparator.comparing(Case::userId));
    return new HeldOut(training, kept);
  }
}
