package org.hybridsearch.personalize.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.hybridsearch.personalize.PersonalRanker;
import org.junit.jupiter.api.Test;

class LocalRankerConcurrencyTest {

  private static final String[] ITEMS = IntStream.range(0, 300).mapToObj(i -> "i" + i).toArray(String[]::new);

  @Test
  void readers_get_sound_answers_while_writers_learn_and_forget_and_the_end_is_exact() throws Exception {
    LocalRankerConfig config = LocalConfigs.with("similarity.neighbors", "1000");
    LocalModel model = Behaviour.model(config);
    LocalRanker ranker = Behaviour.ranker(model, config);
    AtomicBoolean writing = new AtomicBoolean(true);
    List<Future<Integer>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < 3; i++) {
        int seed = i;
        readers.add(threads.submit(() -> read(ranker, writing, seed)));
      }
      List<Future<?>> writers = List.of(threads.submit(() -> write(model, 0)), threads.submit(() -> write(model, 1)));
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
    IntStream.range(0, 80).forEach(i -> model.forget("s" + i));
    assertThat(model.size().shoppers()).isZero();
    assertThat(model.size().items()).isZero();
  }

  private static int read(LocalRanker ranker, AtomicBoolean writing, int seed) {
    Random random = new Random(seed);
    int reads = 0;
    do {
      PersonalRanker.Answer answer = Behaviour.ask(ranker, "s" + random.nextInt(80), ITEMS);
      assertThat(answer.scores()).hasSize(ITEMS.length);
      assertThat(answer.scores().values()).allMatch(score -> score > 0 && score < Double.POSITIVE_INFINITY);
      assertThat(answer.confidence()).isBetween(0.0, 1.0);
      assertThat(ranker.favorites("s" + random.nextInt(80), 10).size()).isLessThanOrEqualTo(10);
      reads++;
    } while (writing.get());
    return reads;
  }

  private static void write(LocalModel model, int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1500; i++) {
      String shopper = "s" + random.nextInt(80);
      if (random.nextInt(20) == 0) {
        model.forget(shopper);
      } else {
        model.learn(Behaviour.bought(shopper, random.ints(3, 0, 300).mapToObj(item -> ITEMS[item]).toArray(String[]::new)));
      }
    }
  }
}
