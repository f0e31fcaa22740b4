package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.SignatureProxy.Seen;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything the service sends to an engine run by AWS is rightly signed: none of it would be refused. */
@QuarkusTest
@TestProfile(SignedProfile.class)
@Timeout(300)
class SignedServiceIT {

  private static final int ITEMS = 60;
  private static final Duration SOON = Duration.ofSeconds(60);

  @Inject SignedEngine engine;
  @Inject Boot boot;

  @Test
  void start_import_search_paging_events_and_upkeep_are_signed() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(2))).isTrue();
    upload("/catalog/items", items());
    Eventually.within(SOON, "items are found", () -> found().size() == ITEMS);
    upload("/catalog/items?mode=replace", items());
    assertThat(found()).hasSize(ITEMS).doesNotHaveDuplicates();
    assertThat(GraphQLClient.query("{ item(id: \"50% off/é *~+ #5\") { title } }").data("/item/title").asText())
        .isEqualTo("juice number 5");
    assertThat(GraphQLClient.query("mutation { recordEvents(events: [{eventId: \"e1\", type: CLICK, "
        + "itemId: \"50% off/é *~+ #5\", sentAt: \"" + Instant.now() + "\", "
        + "shopper: {userId: \"u*1\", consent: PERSONALIZATION}}]) { accepted } }")
        .data("/recordEvents/accepted").asInt()).isEqualTo(1);
    assertThat(GraphQLClient.query("{ suggest(prefix: \"jui\") { items { id } } }").codes()).isEmpty();

    assertThat(engine.proxy().refused()).isEmpty();
    assertThat(engine.proxy().seen()).extracting(Seen::method).contains("GET", "PUT", "POST", "HEAD");
    assertThat(engine.proxy().seen()).extracting(Seen::path).anySatisfy(path -> assertThat(path).contains("_bulk"))
        .anySatisfy(path -> assertThat(path).contains("_search")).anySatisfy(path -> assertThat(path).contains("%"));
    System.out.println("Signed requests checked: " + engine.proxy().seen().size());
  }

  /** Page by page. */
  private static List<String> found() {
    List<String> ids = new ArrayList<>();
    String after = "";
    boolean more = true;
    while (more) {
      Answer page = GraphQLClient.query("{ search(input: {query: \"juice\"}, first: 25" + after
          + ") { nodes { id } pageInfo { hasNextPage endCursor } } }");
      assertThat(page.codes()).as(page.body()).isEmpty();
      page.data("/search/nodes").forEach(node -> ids.add(node.path("id").asText()));
      more = page.data("/search/pageInfo/hasNextPage").asBoolean();
      after = ", after: \"" + page.data("/search/pageInfo/endCursor").asText() + "\"";
    }
    return ids;
  }

  private static String items() {
    return IntStream.range(0, ITEMS)
        .mapToObj(i -> "{\"id\":\"50%% off/é *~+ #%d\",\"title\":\"juice number %d\",\"price\":%d}".formatted(i, i, i))
        .collect(Collectors.joining("\n"));
  }

  private static void upload(String path, String lines) {
    Answer report = GraphQLClient.send(GraphQLClient.request(path).header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(lines)));
    assertThat(report.status()).as(report.body()).isEqualTo(200);
  }
}
