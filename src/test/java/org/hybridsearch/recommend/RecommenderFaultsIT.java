package org.hybridsearch.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.Recommendations.ForShopper;
import org.hybridsearch.recommend.aws.AmazonPersonalizeModel;
import org.hybridsearch.recommend.aws.LoopbackRuntime;
import org.hybridsearch.testing.Loopback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recommendations over the wire: the real client of Personalize, a real engine, and each fault that a network has. */
@TestInstance(Lifecycle.PER_CLASS)
class RecommenderFaultsIT {

  private static final Shopper ADA = new Shopper.Someone("ada", "", Map.of());
  private static final String NAMED = "{\"itemList\":[{\"itemId\":\"lamp\",\"score\":0.6},{\"itemId\":\"rum\",\"score\":0.4}],"
      + "\"recommendationId\":\"RID-9\"}";
  private static final CountDownLatch OVER = new CountDownLatch(1);

  private final Shop shop = new Shop();

  @BeforeAll
  void stock() {
    shop.stock(
        "{\"id\":\"soap\",\"title\":\"mild bar\",\"popularity\":0.8}",
        "{\"id\":\"lamp\",\"title\":\"desk light\",\"popularity\":0.2}",
        "{\"id\":\"rum\",\"title\":\"dark spirit\",\"popularity\":0.1}");
  }

  @AfterAll
  void close() {
    OVER.countDown();
    shop.close();
  }

  @Test
  void what_personalize_names_is_shown_in_its_order() throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.answering(NAMED));
        AmazonPersonalizeModel model = runtime.model("5s")) {
      ForShopper answer = answered(model);
      assertThat(ids(answer)).containsExactly("lamp", "rum", "soap");
      assertThat(answer.personalization().reason()).isEqualTo(Reason.APPLIED);
      assertThat(answer.items().getFirst().answerId()).isEqualTo("RID-9");
    }
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("hang", (HttpHandler) exchange -> await(), Reason.TIMEOUT),
        Arguments.of("slow drip", (HttpHandler) RecommenderFaultsIT::drip, Reason.TIMEOUT),
        Arguments.of("500", LoopbackRuntime.refusing(500, "InternalServerException"), Reason.UNAVAILABLE),
        Arguments.of("429", LoopbackRuntime.refusing(429, "ThrottlingException"), Reason.THROTTLED),
        Arguments.of("400", LoopbackRuntime.refusing(400, "InvalidInputException"), Reason.UNAVAILABLE),
        Arguments.of("clock skew", LoopbackRuntime.refusing(403, "RequestTimeTooSkewed"), Reason.UNAVAILABLE),
        Arguments.of("reset", (HttpHandler) HttpExchange::close, Reason.UNAVAILABLE),
        Arguments.of("truncated JSON", LoopbackRuntime.answering(NAMED.substring(0, 40)), Reason.UNAVAILABLE),
        Arguments.of("wrong content type", (HttpHandler) exchange ->
            Loopback.respond(exchange, 200, "text/html", NAMED), Reason.UNAVAILABLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void a_fault_leaves_what_is_popular_and_its_reason(String name, HttpHandler fault, Reason reason) throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(fault); AmazonPersonalizeModel model = runtime.model("500ms")) {
      ForShopper answer = answered(model);
      assertThat(ids(answer)).containsExactly("soap", "lamp", "rum");
      assertThat(answer.personalization().reason()).isEqualTo(reason);
      assertThat(answer.items()).allMatch(each -> each.answerId().isEmpty());
    }
  }

  private ForShopper answered(AmazonPersonalizeModel model) {
    shop.reset();
    shop.model = Optional.of(model);
    return shop.recommender().recommended(Market.DEFAULT, ADA, List.of(), 3);
  }

  private static List<String> ids(ForShopper answer) {
    return answer.items().stream().map(each -> each.item().id()).toList();
  }

  private static void await() {
    try {
      OVER.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A byte now and then, so that the connection is never silent for long. */
  private static void drip(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    for (byte letter : NAMED.getBytes(StandardCharsets.UTF_8)) {
      exchange.getResponseBody().write(letter);
      exchange.getResponseBody().flush();
      try {
        if (OVER.await(100, TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
