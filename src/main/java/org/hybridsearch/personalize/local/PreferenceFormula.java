package org.hybridsearch.personalize.local;

import java.util.Arrays;
import java.util.List;
import org.hybridsearch.personalize.local.counts.BehaviourCounts;
import org.hybridsearch.personalize.local.counts.Popularity;
import org.hybridsearch.personalize.local.counts.Taste;
import org.hybridsearch.personalize.local.history.History;

/**
 * How much a shopper prefers an item, as the natural logarithm of a score:
 * <pre>
 * behaviour(i) = sharpness ln((prior + observed(i)) / (prior + expected(i)))       0: as much as anybody
 * cold(i)      = coldTouches / (coldTouches + touches(i))                          1: nobody touched it
 * own(i)       = sharpness ln(1 + interest w(i) / (prior + observed(i)))           w(i): the item's weight in the history itself
 * log(i)       = (1 - cold(i)) behaviour(i) + cold(i) median(behaviour) + own(i)
 *              + content cold(i) affinity(i) + popularity (1 - confidence) (popularity(i) - 1/2)
 * </pre>
 * with observed and expected of {@link Taste.Evidence}. The first line compares sums of cosines with what popularity alone
 * would make of them, shrunk by adding the same to both, as gamma-Poisson shrinkage does (DuMouchel, "Bayesian data mining in
 * large frequency tables", The American Statistician 1999): popularity, which the blend counts as its own signal, is taken out,
 * and comes in again only as prior for shoppers of whom little is known. The median is that of the items asked for that are
 * known, so that an item nobody touched stands in the middle.
 */
final class PreferenceFormula {

  /** Below this share content would move nothing that anybody sees, and vectors are not asked for. */
  private static final double COLD_ENOUGH = 0.02;
  /** Below this strength the prior would move nothing that anybody sees. */
  private static final double LEAST_PRIOR = 1e-3;

  private final BehaviourCounts counts;
  private final LocalModel model;
  private final ContentTaste content;
  private final LocalRankerConfig.Preference config;
  private final double prior;
  private final double sharpness;

  PreferenceFormula(LocalModel model, ContentTaste content, LocalRankerConfig.Preference config) {
    this.model = model;
    this.counts = model.counts();
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
  double[] logs(History history, Taste taste, double confidence, List<String> itemIds) {
    int[] items = itemIds.stream().mapToInt(counts::find).toArray();
    Taste.Evidence[] evidence = new Taste.Evidence[items.length];
    double[] behaviour = new double[items.length];
    double[] cold = new double[items.length];
    for (int i = 0; i < items.length; i++) {
      evidence[i] = counts.evidence(taste, items[i]);
      behaviour[i] = sharpness * Math.log((prior + evidence[i].observed()) / (prior + evidence[i].expected()));
      cold[i] = config.coldTouches() / (config.coldTouches() + counts.touches(items[i]));
    }
    double median = medianOfKnown(behaviour, items);
    double[] affinities = affinities(taste, itemIds, cold);
    double[] priors = priors(confidence, items);
    for (int i = 0; i < items.length; i++) {
      behaviour[i] = (1 - cold[i]) * behaviour[i] + cold[i] * median + own(history, taste, items[i], evidence[i])
          + config.content() * cold[i] * affinities[i] + priors[i];
    }
    return behaviour;
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

  private double own(History history, Taste taste, int item, Taste.Evidence evidence) {
    int at = taste.indexOf(item);
    if (at < 0) {
      return 0;
    }
    boolean done = switch (history.at(at).newestType()) {
      case PURCHASE, RATING -> true;
      case IMPRESSION, CLICK, VIEW, ADD_TO_CART -> false;
    };
    double interest = done ? config.repurchase() : config.ownInterest();
    return sharpness * Math.log1p(interest * taste.weight(at) / (prior + evidence.observed()));
  }

  /** An item nobody touched stands where a middling one does: nothing is known against it. */
  private double[] priors(double confidence, int[] items) {
    double strength = config.popularity() * (1 - confidence);
    double[] priors = new double[items.length];
    if (strength > LEAST_PRIOR) {
      Popularity popularity = model.popularity();
      for (int i = 0; i < items.length; i++) {
        priors[i] = items[i] < 0 ? 0 : strength * (popularity.of(items[i]) - 0.5);
      }
    }
    return priors;
  }
}
