package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;
import org.junit.jupiter.api.Test;

/** What a grocery shop suggests before anybody searched in it. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartSuggestIT extends OnFoodMart {

  private static final String SUGGEST = """
      query($prefix: String!, $first: Int) {
        suggest(prefix: $prefix, first: $first) { queries { text highlighted } items { id title brand categories available } }
      }""";

  @Test
  void look() {
    for (String typed : List.of("", "o", "or", "ora", "oran", "orange j", "ornage", "chese", "boo", "bev", "juice", "booker mi", "milk", "xyzzy", "!!", "<b>")) {
      System.out.println("[" + typed + "] " + texts(typed) + " " + titles(typed));
    }
    SuggestTiming.run();
  }

  private static List<String> texts(String typed) {
    return values(suggest(typed, 8).path("queries"), "highlighted");
  }

  private static List<String> titles(String typed) {
    return values(suggest(typed, 8).path("items"), "title");
  }

  private static List<String> values(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false).map(each -> each.path(field).asText()).toList();
  }

  private static JsonNode suggest(String typed, int first) {
    GraphQLClient.Answer answer = GraphQLClient.query(SUGGEST, Map.of("prefix", typed, "first", first));
    assertThat(answer.codes()).as(answer.body()).isEmpty();
    return answer.data("/suggest");
  }
}
