package org.hybridsearch.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.hybridsearch.embed.QueryEmbedder.QueryVector;
import org.hybridsearch.model.Market;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryEmbedderTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final StubEmbedder model = new StubEmbedder();
  private final QueryEmbedder queries = new QueryEmbedder(model, 100, threads);

  @AfterEach
  void end() {
    model.gate.countDown();
    threads.close();
  }

  @Test
  void embeds_a_query_once_and_says_that_it_knew_it() throws Exception {
    QueryVector first = queries.embed(Market.DEFAULT, "orange juice", LONG);
    QueryVector second = queries.embed(Market.DEFAULT, "orange juice", LONG);

    assertThat(first).isEqualTo(new QueryVector(StubEmbedder.vector("orange juice"), false));
    assertThat(second).isEqualTo(new QueryVector(first.vector(), true));
    assertThat(model.calls).hasValue(1);
  }

  @Test
  void takes_letter_case_and_white_space_for_nothing() throws Exception {
    queries.embed(Market.DEFAULT, "orange juice", LONG);

    assertThat(queries.embed(Market.DEFAULT, "  Orange\t JUICE\n", LONG).cached()).isTrue();
  }

  @Test
  void keeps_markets_apart() throws Exception {
    queries.embed(Market.DEFAULT, "milk", LONG);

    assertThat(queries.embed(new Market("france"), "milk", LONG).cached()).isFalse();
    assertThat(model.calls).hasValue(2);
  }

  @Test
  void asks_the_model_once_for_many_who_ask_at_the_same_time() throws Exception {
    model.gate = new CountDownLatch(1);
    List<Future<QueryVector>> callers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      callers.add(threads.submit(() -> queries.embed(Market.DEFAULT, "tea", LONG)));
    }
    model.gate.countDown();
    for (Future<QueryVector> caller : callers) {
      assertThat(caller.get().vector()).isEqualTo(StubEmbedder.vector("tea"));
    }
    assertThat(model.calls).hasValue(1);
  }

  @Test
  void lets_a_caller_give_up_without_disturbing_the_others() throws Exception {
    model.gate = new CountDownLatch(1);
    Future<QueryVector> patient = threads.submit(() -> queries.embed(Market.DEFAULT, "tea", LONG));
    assertThatThrownBy(() -> queries.embed(Market.DEFAULT, "tea", Duration.ofMillis(20))).isInstanceOf(TimeoutException.class);
    model.gate.countDown();

    assertThat(patient.get().vector()).isEqualTo(StubEmbedder.vector("tea"));
    assertThat(queries.embed(Market.DEFAULT, "tea", LONG).cached()).isTrue();
    assertThat(model.calls).hasValue(1);
  }

  @Test
  void does_not_ask_the_model_when_no_time_is_left() {
    assertThatThrownBy(() -> queries.embed(Market.DEFAULT, "tea", Duration.ZERO)).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> queries.embed(Market.DEFAULT, "tea", Duration.ofMillis(-5))).isInstanceOf(TimeoutException.class);
    assertThat(model.calls).hasValue(0);
  }

  @Test
  void gives_a_known_vector_even_when_no_time_is_left() throws Exception {
    queries.embed(Market.DEFAULT, "tea", LONG);

    assertThat(queries.embed(Market.DEFAULT, "tea", Duration.ZERO).cached()).isTrue();
  }

  @Test
  void does_not_remember_a_failure() throws Exception {
    model.failing = true;
    assertThatThrownBy(() -> queries.embed(Market.DEFAULT, "tea", LONG))
        .isInstanceOfSatisfying(EmbeddingException.class, e -> assertThat(e.throttled()).isTrue());
    model.failing = false;

    assertThat(queries.embed(Market.DEFAULT, "tea", LONG).cached()).isFalse();
  }

  @Test
  void remembers_nothing_when_told_so() throws Exception {
    QueryEmbedder forgetful = new QueryEmbedder(model, 0, Runnable::run);
    forgetful.embed(Market.DEFAULT, "tea", LONG);

    assertThat(forgetful.embed(Market.DEFAULT, "tea", LONG).cached()).isFalse();
  }
}
