package org.hybridsearch.personalize.local;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hybridsearch.personalize.local.counts.BehaviourCounts;
import org.hybridsearch.personalize.local.counts.Taste;
import org.hybridsearch.personalize.local.history.History;
import org.hybridsearch.personalize.local.history.Touch;

/**
 * How much a shopper prefers an item, as the natural logarithm of a score:
 * <pre>
 * lift(i)  = sharpness ln((prior + known(i) observed(i)) / (prior + expected(i)))     0: as much as anybody
 * taste(i) = lift(i) + popularity ln((touches(i) + few) / (mean touches + few))
 * own(i)   = sharpness ln(1 + interest(i) w(i) / (prior + known(i) observed(i)))      w(i): the item's weight in the history
 * cold(i)  = coldTouches / (coldTouches + touches(i))                                 1: nobody touched it
 * log(i)   = (1 - cold(i)) taste(i) + cold(i) median(taste) + own(i) + content cold(i) affinity(i)
 * </pre>
 * with observed and expected of {@link Taste.Evidence}. The lift compares sums of cosines with what popularity alone would make
 * of them, shrunk by adding the same to both, as gamma-Poisson shrinkage does (DuMouchel, "Bayesian data mining in large
 * frequency tables", The American Statistician 1999). By Bayes' rule what a shopper takes next goes by popularity times lift; the second
 * line gives back as much of popularity as the blend's own popularity signal leaves to this one. Where all items sell alike it is
 * 0 everywhere. The median is that of the items asked for that are known, so that an item nobody touched stands in the middle.
 *
 * <p>What was looked at last has {@code ownInterest}. What was bought has {@code repurchase} times the share of its buyers who
 * come back to it, {@value #AGAIN} times that if this shopper did so before; and what similar items say for it counts by
 * known(i) = share / (share + {@value #HALF_KNOWN}): where nobody comes back, it is done with.
 */
final class PreferenceFormula {

  /** Below this share content would move nothing that anybody sees, and vectors are not asked for. */
  private static final double COLD_ENOUGH = 0.02;
  private static final double AGAIN = 4;
  /** So many items of the history name the favorites: more would take longer than a search can wait, and change little. */
  private static final int MOST_ASKED = 16;
  private static final double HALF_KNOWN = 0.02;

  private final BehaviourCounts counts;
  private final ContentTaste content;
  private final LocalRankerConfig.Preference config;
  private final double prior;
  private final double sharpness;

  PreferenceFormula(BehaviourCounts counts, ContentTaste content, LocalRankerConfig.Preference config) {
    this.counts = counts;
    this.content = content;
    this.config = config;
    this.prior = Range.positive("preference.prior", config.prior());
    this.sharpness = Range.positive("preference.sharpness", config.sharpness());
    Range.atLeast("preference.own-interest", config.ownInterest(), 0);
    Range.atLeast("preference.repurchase", config.repurchase(), 0);
    Range.positive("preference.cold-touches", config.coldTouches());
    Range.atLeast("preference.content", config.content(), 0);
    Range.atLeast("preference.popularity", config.popularity(), 0);
  }

  /** One logarithm an item, in their order; finite. */
  double[] logs(History history, Taste taste, List<String> itemIds) {
    int[] items = itemIds.stream().mapToInt(counts::find).toArray();
    Judgment judgment = new Judgment(history, taste, taste, items);
    double median = medianOfKnown(judgment.taste, items);
    double[] cold = Arrays.stream(items).mapToDouble(this::cold).toArray();
    double[] affinities = affinities(taste, itemIds, cold);
    double[] logs = new double[items.length];
    for (int i = 0; i < items.length; i++) {
      logs[i] = (1 - cold[i]) * judgment.taste[i] + cold[i] * median + judgment.own[i]
          + config.content() * cold[i] * affinities[i];
    }
    return logs;
  }

  /** The numbers of the items preferred most by behaviour, best first. */
  int[] favorites(History history, Taste taste, int limit) {
    double mean = counts.meanTouches();
    Taste strongest = taste.strongest(MOST_ASKED);
    // Items of the history itself are judged differently below, so others stand ready for them.
    int[] promising = counts.promising(
        strongest, (item, observed, expected) -> taste(item, observed, expected, mean), limit + strongest.size());
    int[] all = IntStream.concat(Arrays.stream(promising), IntStream.range(0, taste.size()).map(taste::item))
        .distinct().toArray();
    Judgment judgment = new Judgment(history, taste, strongest, all);
    double[] logs = new double[all.length];
    Arrays.setAll(logs, i -> judgment.taste[i] + judgment.own[i]);
    return Best.of(all, logs, limit);
  }

  private double taste(int item, double observed, double expected, double meanTouches) {
    double few = config.popularityShrinkage();
    return sharpness * Math.log((prior + observed) / (prior + expected))
        + config.popularity() * Math.log((counts.touches(item) + few) / (meanTouches + few));
  }

  private double cold(int item) {
    return config.coldTouches() / (config.coldTouches() + counts.touches(item));
  }

  /** What behaviour says of some items. */
  private final class Judgment {
    final double[] taste;
    final double[] own;

    /**
     * @param known the history as a taste
     * @param asked that, or its strongest part: what is asked about other items
     */
    Judgment(History history, Taste known, Taste asked, int[] items) {
      taste = new double[items.length];
      own = new double[items.length];
      double mean = counts.meanTouches();
      for (int i = 0; i < items.length; i++) {
        Taste.Evidence evidence = counts.evidence(asked, items[i]);
        int at = known.indexOf(items[i]);
        double observed = evidence.observed() * (at < 0 ? 1 : known(history.at(at)));
        double interest = at < 0 ? 0 : interest(history.at(at)) * known.weight(at);
        taste[i] = taste(items[i], observed, evidence.expected(), mean);
        own[i] = sharpness * Math.log1p(interest / (prior + observed));
      }
    }
  }

  private double known(Touch touch) {
    double share = counts.returns(touch.item());
    return touch.considered() ? 1 : share / (share + HALF_KNOWN);
  }

  private double interest(Touch touch) {
    double again = touch.done() ? config.repurchase() * counts.returns(touch.item()) * (touch.doneAgain() ? AGAIN : 1) : 0;
    return Math.max(again, touch.considered() ? config.ownInterest() : 0);
  }

  private static double medianOfKnown(double[] values, int[] items) {
    double[] known = new double[values.length];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (items[i] >= 0) {
        known[size++] = values[i];
      }
    }
    Arrays.sort(known, 0, size);
    return size == 0 ? 0 : (known[size / 2] + known[(size - 1) / 2]) / 2;
  }

  private double[] affinities(Taste taste, List<String> itemIds, double[] cold) {
    boolean matters = config.content() > 0 && taste.size() > 0 && Arrays.stream(cold).anyMatch(share -> share > COLD_ENOUGH);
    return matters ? content.affinities(taste, itemIds) : new double[cold.length];
  }
}
