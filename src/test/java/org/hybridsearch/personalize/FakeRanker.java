package org.hybridsearch.personalize;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.testing.Deaf;

/** A ranker that does what a test says, and remembers what it was asked. */
final class FakeRanker implements PersonalRanker {

  final List<Question> asked = new CopyOnWriteArrayList<>();
  final List<String> favored = new CopyOnWriteArrayList<>();
  volatile Function<Question, Answer> behaviour;

  FakeRanker(Function<Question, Answer> behaviour) {
    this.behaviour = behaviour;
  }

  static FakeRanker saying(Map<String, Double> scores) {
    return new FakeRanker(question -> new Answer(scores, 1));
  }

  static FakeRanker failing(RuntimeException failure) {
    return new FakeRanker(question -> {
      throw failure;
    });
  }

  /** Hangs until the latch opens, whoever interrupts it. */
  static FakeRanker hanging(CountDownLatch end) {
    return new FakeRanker(question -> {
      Deaf.await(end);
      return new Answer(Map.of(), 0);
    });
  }

  @Override
  public String source() {
    return "fake";
  }

  /** Each call says something else; fails for more than a hundred. */
  @Override
  public List<String> favorites(Market market, Shopper.Someone shopper, int limit) {
    favored.add(shopper.rankingId());
    if (limit > 100) {
      throw new IllegalStateException("out of order");
    }
    return List.of("favorite of " + shopper.rankingId(), "call " + favored.size());
  }

  @Override
  public Answer rank(Question question) {
    asked.add(question);
    return behaviour.apply(question);
  }
}
