package org.hybridsearch.contract;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.RankerException;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.PerMarket;

/** Prefers what was retrieved last, unless the shopper's id begins with late, busy, broken or new. Remembers who was asked about. */
@Alternative
@Singleton
public class ScriptedRanker {

  static final String SOURCE = "scripted";
  static final double CONFIDENCE = 0.75;

  private final List<Shopper.Someone> asked = new CopyOnWriteArrayList<>();

  @Produces
  @Singleton
  @Alternative
  PerMarket<PersonalRanker> rankers(Markets markets) {
    return markets.each(each -> ranker());
  }

  private PersonalRanker ranker() {
    return new PersonalRanker() {
      @Override
      public String source() {
        return SOURCE;
      }

      @Override
      public Answer rank(Question question) {
        asked.add(question.shopper());
        return answer(question.shopper().rankingId().replaceAll("-.*", ""), question.itemIds());
      }
    };
  }

  /** Whom it was asked about, in order. */
  List<Shopper.Someone> asked() {
    return asked;
  }

  private static PersonalRanker.Answer answer(String mood, List<String> ids) {
    IllegalStateException cause = new IllegalStateException(mood);
    return switch (mood) {
      case "late" -> throw new RankerException.TimedOut("late", cause);
      case "busy" -> throw new RankerException.Throttled("busy", cause);
      case "broken" -> throw new RankerException.Unavailable("broken", cause);
      case "new" -> new PersonalRanker.Answer(Map.of(), 0);
      default -> new PersonalRanker.Answer(rising(ids), CONFIDENCE);
    };
  }

  /** All but the first, which stays unsaid. */
  private static Map<String, Double> rising(List<String> ids) {
    Map<String, Double> scores = new HashMap<>();
    for (int i = 1; i < ids.size(); i++) {
      scores.put(ids.get(i), (double) i);
    }
    return scores;
  }
}
