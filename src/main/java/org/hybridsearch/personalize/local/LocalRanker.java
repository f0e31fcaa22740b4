package org.hybridsearch.personalize.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.local.counts.Taste;
import org.hybridsearch.personalize.local.history.History;

/**
 * Ranks by the {@link LocalModel} of one market: it holds a single market's behaviour and does not look at the question's.
 * Answers every id it is asked for, in well under a millisecond for 200 items and a usual history, and never throws.
 */
public final class LocalRanker implements PersonalRanker {

  private final LocalModel model;
  private final PreferenceFormula formula;
  private final double confidenceHalf;

  /**
   * Makes a ranker.
   *
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public LocalRanker(LocalModel model, ContentVectors vectors, LocalRankerConfig config) {
    this.model = model;
    this.formula = new PreferenceFormula(model.counts(), new ContentTaste(vectors, model.counts()), config.preference());
    this.confidenceHalf = Range.positive("preference.confidence-half", config.preference().confidenceHalf());
  }

  @Override
  public String source() {
    return "local";
  }

  @Override
  public Answer rank(Question question) {
    History history = model.history(question.shopper().key());
    Taste taste = model.taste(history);
    double confidence = confidence(taste.total() * model.freshness(history));
    double[] logs = formula.logs(history, taste, question.itemIds());
    Map<String, Double> scores = HashMap.newHashMap(logs.length);
    for (int i = 0; i < logs.length; i++) {
      scores.put(question.itemIds().get(i), Math.exp(Math.clamp(logs[i], -50, 50)));
    }
    return new Answer(scores, confidence);
  }

  /** 1 - 2^(-touches / half): 0 for nothing, a half for {@code confidence-half} fresh purchases. */
  private double confidence(double touches) {
    return 1 - Math.pow(2, -touches / confidenceHalf);
  }

  @Override
  public List<String> favorites(Market market, Shopper.Someone shopper, int limit) {
    return favorites(shopper.key(), limit);
  }

  /**
   * The items a shopper likes most of all that anybody touched, best first: what goes with their history, what they come back to,
   * and what everybody likes, which is all there is for somebody nobody knows.
   *
   * @param limit at most so many, 1 or more
   */
  public List<String> favorites(String shopperId, int limit) {
    History history = model.history(shopperId);
    return Arrays.stream(formula.favorites(history, model.taste(history), limit)).mapToObj(model.counts()::id).toList();
  }
}
