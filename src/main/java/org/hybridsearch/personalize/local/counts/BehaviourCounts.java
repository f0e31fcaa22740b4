package org.hybridsearch.personalize.local.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hybridsearch.personalize.local.history.History;
import org.hybridsearch.personalize.local.history.HistoryChange;
import org.hybridsearch.personalize.local.history.Touch;

/**
 * Which items are touched by the same shoppers, beyond what chance makes of their popularity.
 *
 * <p>With x(u,i) the weight of shopper u's touch of item i, 0 where there is none, and share(u) about 1 / how many items u
 * touched (see {@link HistoryChange}):
 * <pre>
 * dot(i,j)      = sum over u of share(u) x(u,i) x(u,j)
 * norm(i)       = sqrt(dot(i,i))
 * cosine(i,j)   = dot(i,j) / (norm(i) norm(j) + shrinkage)
 * chance(i,j)   = mass(i) mass(j) F / M^2        with mass(i) = sum over u of x(u,i), M the sum of all masses,
 *                                                F = sum over u of share(u) ((sum x)^2 - sum x^2)
 * expected(i,j) = chance(i,j) / (norm(i) norm(j) + shrinkage)
 * </pre>
 * chance is what dot would be if shoppers took items by popularity alone, each as many as they did.
 *
 * <p>Safe for one writer at a time and any number of readers, who take no lock and may see a change half done.
 */
public final class BehaviourCounts {

  private final double shrinkage;
  private final ItemNumbers numbers = new ItemNumbers();
  private final Aging aging = new Aging();
  private final ItemSums sums = new ItemSums();
  private final Returns returns = new Returns();
  private final Bestsellers bestsellers = new Bestsellers();
  private final PairTable pairs;

  /**
   * @param neighbors how many pairs an item keeps at least, 1 or more; of more than three times as many the weakest go
   * @param shrinkage what is added to the cosine's denominator, 0 or more, in shoppers who touched one item
   */
  public BehaviourCounts(int neighbors, double shrinkage) {
    this.pairs = new PairTable(neighbors);
    this.shrinkage = shrinkage;
  }

  /** The number of an item, -1 when it is in nobody's history. */
  public int find(String id) {
    int number = numbers.find(id);
    return number >= 0 && sums.mass(number) > 0 ? number : -1;
  }

  /** The number of an item, a new one when it has none. For the writer. */
  public int numberOf(String id) {
    return numbers.numberOf(id);
  }

  /** The id of a numbered item. */
  public String id(int number) {
    return numbers.id(number);
  }

  /** Tells the time of the newest event, in half-lives of pairs since 1970, before the first history. For the writer. */
  public void advance(double halfLives) {
    aging.advance(halfLives);
  }

  /** Replaces what a shopper's old history contributed by what the new one does. For the writer. */
  public void replace(History before, History after) {
    HistoryChange change = HistoryChange.between(before, after, touch -> aging.weight(touch.pairLog()));
    sums.apply(change);
    returns.replace(before, after);
    bestsellers.changed();
    PairTable.Strength strength = strength();
    for (int one = 0; one < change.changed(); one++) {
      for (int other = one + 1; other < change.items().length; other++) {
        double delta = change.pairDelta(one, other);
        if (delta != 0) {
          pairs.add(change.items()[one], change.items()[other], delta, strength);
          pairs.add(change.items()[other], change.items()[one], delta, strength);
        }
      }
    }
  }

  private PairTable.Strength strength() {
    return new PairStrength(sums, sums.chance(), shrinkNow());
  }

  private double shrinkNow() {
    double scale = aging.scale();
    return shrinkage * scale * scale;
  }

  /** Turns evidence for an item into how much it is preferred. */
  public interface Preference {
    double of(int item, double observed, double expected);
  }

  private record PairStrength(ItemSums sums, double chance, double shrink) implements PairTable.Strength {
    @Override
    public double chance(int item, int other) {
      return chance * sums.mass(item) * sums.mass(other);
    }

    @Override
    public double of(int item, int other, float value) {
      return (value - chance(item, other)) / (sums.norm(item) * sums.norm(other) + shrink);
    }
  }

  /**
   * A history laid out for scoring.
   *
   * @param now the time of the weights, in half-lives of tastes since 1970
   * @param recent so many newer touches halve a touch's weight, above 0
   */
  public Taste taste(History history, double now, double recent) {
    Taste taste = Taste.ofSize(history.size());
    int[] newer = history.newer();
    for (int i = 0; i < history.size(); i++) {
      Touch touch = history.at(i);
      taste.items[i] = touch.item();
      double fresh = Aging.powerOfTwo(touch.profileLog() - now);
      taste.total += fresh;
      taste.weights[i] = fresh / (1 + newer[i] / recent);
      taste.masses[i] = sums.mass(touch.item());
      taste.norms[i] = sums.norm(touch.item());
    }
    return taste;
  }

  /**
   * What a taste says for an item; the item itself, where it is part of the taste, says nothing; neither does -1, an unknown one.
   */
  public Taste.Evidence evidence(Taste taste, int item) {
    if (item < 0 || taste.items.length == 0) {
      return Taste.Evidence.NONE;
    }
    PairRow row = pairs.row(item);
    double norm = sums.norm(item);
    double chance = sums.chance() * sums.mass(item);
    double shrink = shrinkNow();
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < taste.items.length; i++) {
      if (taste.items[i] != item) {
        double factor = taste.weights[i] / (norm * taste.norms[i] + shrink);
        double byChance = chance * taste.masses[i];
        float dot = row.get(taste.items[i]);
        // A pair that was dropped for its weakness is taken as chance; one that never was is a fact.
        observed += factor * (dot == dot ? dot : row.complete() ? 0 : byChance);
        expected += factor * byChance;
      }
    }
    return new Taste.Evidence(Math.max(0, observed), expected);
  }

  /** How much an item was touched, in fresh events of weight 1; 0 for one that nobody touched. */
  public double touches(int item) {
    return item < 0 ? 0 : sums.mass(item) / aging.scale();
  }

  /** The items' popularity as of now. */
  public Popularity popularity(double shrinkage) {
    return new Popularity(sums.percentiles(), sums, aging.scale(), shrinkage);
  }

  /** The ids of all items that were ever touched, in the order of their numbers. */
  public List<String> ids() {
    return IntStream.range(0, numbers.size()).mapToObj(numbers::id).toList();
  }

  /** How many items somebody's history holds. */
  public int items() {
    return sums.percentiles().items();
  }

  /** How much an item is touched in the mean, in fresh events of weight 1; 0 when there is none. */
  public double meanTouches() {
    int items = items();
    return items == 0 ? 0 : sums.mass() / aging.scale() / items;
  }

  /** The share of an item's buyers who come back to it, 0 to 1, as {@link Returns} defines it. */
  public double returns(int item) {
    return returns.rate(item);
  }

  /**
   * The items a taste speaks for most, best first, and then the most touched ones, none twice. Looks at all the neighbors of all
   * its items: a short taste is quick. Items of the taste itself may be among them.
   */
  public int[] promising(Taste taste, Preference preference, int limit) {
    PairRow[] rows = Arrays.stream(taste.items).mapToObj(pairs::row).toArray(PairRow[]::new);
    Favorites favorites = new Favorites(preference, Arrays.stream(rows).mapToInt(PairRow::capacity).sum());
    double chance = sums.chance();
    double shrink = shrinkNow();
    for (int i = 0; i < rows.length; i++) {
      int from = i;
      rows[i].forEach((item, dot) -> {
        double factor = taste.weights[from] / (sums.norm(item) * taste.norms[from] + shrink);
        favorites.add(item, factor * dot, factor * chance * sums.mass(item) * taste.masses[from]);
      });
    }
    return IntStream.concat(favorites.best(limit), Arrays.stream(bestsellers.of(sums, numbers.size())).limit(limit))
        .distinct().toArray();
  }

  /**
   * The items that go with one more than chance has it, strongest first: their cosine less the expected one, above 0 and at most
   * about 1. None for -1, an unknown item.
   */
  public List<Neighbor> neighbors(int item, int limit) {
    if (item < 0) {
      return List.of();
    }
    PairTable.Strength strength = strength();
    List<Neighbor> neighbors = new ArrayList<>();
    pairs.row(item).forEach((other, dot) -> {
      double beyond = strength.of(item, other, dot);
      if (beyond > 0 && sums.mass(other) > 0) {
        neighbors.add(new Neighbor(other, beyond));
      }
    });
    return neighbors.stream().sorted(Comparator.comparingDouble((Neighbor each) -> -each.strength())).limit(limit).toList();
  }

  /** An item by its number, and how strongly it goes with another. */
  public record Neighbor(int item, double strength) {}
}
