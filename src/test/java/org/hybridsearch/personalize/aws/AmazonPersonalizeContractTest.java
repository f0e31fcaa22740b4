package org.hybridsearch.personalize.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalRankerContract;
import org.hybridsearch.testing.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Amazon Personalize is a ranker as any other: over the wire, against a server that ranks as its documentation says. */
class AmazonPersonalizeContractTest extends PersonalRankerContract {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LoopbackPersonalize server;
  private AmazonPersonalizeRanker ranker;

  @BeforeEach
  void open() throws IOException {
    server = new LoopbackPersonalize(AmazonPersonalizeContractTest::rank);
    ranker = TestCampaign.open(server.uri(), "10s");
  }

  @AfterEach
  void close() {
    ranker.close();
    server.close();
  }

  @Override
  protected PersonalRanker ranker() {
    return ranker;
  }

  /** A softmax in the order asked for; items it was not trained on come last, without a score. */
  private static void rank(HttpExchange exchange) throws IOException {
    List<String> ranked = new ArrayList<>();
    JsonNode asked = JSON.readTree(exchange.getRequestBody()).path("inputList");
    for (int i = 0; i < asked.size(); i++) {
      boolean trained = asked.get(i).asText().matches("item-(1?\\d|20)");
      ranked.add("{\"itemId\":" + asked.get(i) + (trained ? ",\"score\":" + 1.0 / (i + 2) : "") + "}");
    }
    Loopback.respond(exchange, 200, "application/json",
        "{\"personalizedRanking\":[" + String.join(",", ranked) + "],\"recommendationId\":\"r\"}");
  }
}
