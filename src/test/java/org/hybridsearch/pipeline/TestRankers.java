package org.hybridsearch.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;

/** Rankers written by hand. */
final class TestRankers {

  private TestRankers() {}

  /** Scores every item by its id. */
  static PersonalRanker by(ToDoubleFunction<String> score) {
    return of(question -> {
      Map<String, Double> scores = new HashMap<>();
      question.itemIds().forEach(id -> scores.put(id, score.applyAsDouble(id)));
      return new PersonalRanker.Answer(scores, 1);
    });
  }

  /** Scores like another one, and names favorites of every shopper. */
  static PersonalRanker liking(PersonalRanker ranker, Supplier<List<String>> favorites) {
    return new PersonalRanker() {
      @Override
      public String source() {
        return ranker.source();
      }

      @Override
      public Answer rank(Question question) {
        return ranker.rank(question);
      }

      @Override
      public List<String> favorites(Market market, Shopper.Someone shopper, int limit) {
        return favorites.get();
      }
    };
  }

  static PersonalRanker of(Function<PersonalRanker.Question, PersonalRanker.Answer> answers) {
    return new PersonalRanker() {
      @Override
      public String source() {
        return "test";
      }

      @Override
      public Answer rank(Question question) {
        return answers.apply(question);
      }
    };
  }
}
