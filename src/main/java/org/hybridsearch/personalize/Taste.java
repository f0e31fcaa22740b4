package org.hybridsearch.personalize;

import java.util.Set;
import java.util.stream.IntStream;
import org.hybridsearch.model.PersonalScores;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.PersonalRanker.Question;

/** What of a ranker's answer is kept: normalized scores, a confidence of 0 to 1, and its name, empty where it has none. */
record Taste(PersonalScores scores, double confidence, String recommendationId) {

  static Taste of(Question question, Answer answer, LogLift normalization) {
    double confidence = answer.confidence() > 0 ? Math.min(answer.confidence(), 1) : 0; // NaN is no confidence
    PersonalScores scores = normalization.scores(question.itemIds(), answer.scores());
    return new Taste(excluding(scores, question, answer.excluded()), confidence, answer.recommendationId());
  }

  /** A filter that takes out everything says nothing of the order. */
  private static PersonalScores excluding(PersonalScores scores, Question question, Set<String> excluded) {
    if (excluded.isEmpty()) {
      return scores;
    }
    int asked = question.itemIds().size();
    var positions = IntStream.range(0, asked)
        .filter(i -> excluded.contains(question.itemIds().get(i)) && scores.rank(i).isEmpty()).boxed().toList();
    return positions.size() == asked ? scores : scores.excluding(positions, asked);
  }
}
