package org.hybridsearch.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
