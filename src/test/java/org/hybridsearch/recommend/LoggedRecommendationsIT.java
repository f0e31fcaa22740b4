package org.hybridsearch.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.recommend.Recommendations.Recommended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of recommendations that were shown. */
class LoggedRecommendationsIT {

  private final OwnBehaviour own = new OwnBehaviour();

  @AfterEach
  void close() {
    own.close();
  }

  private JsonNode logged(Recommended... shown) {
    try (SearchLog log = new SearchLog(new BulkSender(own.engine, Duration.ofSeconds(10)), own.names.ubiQueries(), own.keys,
        page -> false, Settings.of(BehaviourConfig.class).searches(), new SimpleMeterRegistry())) {
      new LoggedRecommendations(log, () -> "own", Clock.systemUTC())
          .similar(Market.DEFAULT, "seed", List.of(shown), OwnBehaviour.visitor("ada", ""));
    }
    return own.documents(own.names.ubiQueries()).getFirst().path("query_attributes");
  }

  private static Recommended named(int position, String answerId) {
    return new Recommended(ItemReader.read(new ObjectMapper().createObjectNode().put("id", "i" + position)), position, 1,
        List.of(), answerId);
  }

  @Test
  void an_answer_is_kept_with_how_many_it_named() {
    JsonNode attributes = logged(named(1, "RID-1"), named(2, "RID-1"), named(3, ""));
    assertThat(attributes.path("recommendation_id").asText()).isEqualTo("RID-1");
    assertThat(attributes.path("recommended").asInt()).isEqualTo(2);
  }

  @Test
  void where_it_named_all_that_needs_no_word() {
    JsonNode attributes = logged(named(1, "RID-1"), named(2, "RID-1"));
    assertThat(attributes.path("recommendation_id").asText()).isEqualTo("RID-1");
    assertThat(attributes.has("recommended")).isFalse();
  }

  @Test
  void where_it_named_none_there_is_no_answer() {
    JsonNode attributes = logged(named(1, ""), named(2, ""));
    assertThat(attributes.has("recommendation_id")).isFalse();
    assertThat(attributes.has("recommended")).isFalse();
  }
}
