package org.hybridsearch.embed.langchain4j.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbedderContract;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CohereEmbedderTest extends EmbedderContract {

  private final BedrockForTests bedrock = new BedrockForTests();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BedrockEmbedder embedder = open("cohere.embed-multilingual-v3", 1024);

  @Override
  protected Embedder embedder() {
    return embedder;
  }

  @AfterEach
  void end() {
    embedder.close();
    bedrock.close();
  }

  @Test
  void sends_up_to_96_documents_a_call() {
    assertThat(embedder.embed(IntStream.range(0, 200).mapToObj(i -> "item " + i).toList())).hasSize(200).doesNotHaveDuplicates();

    assertThat(bedrock.requests).extracting(request -> request.body().path("texts").size()).containsExactlyInAnyOrder(96, 96, 8);
    assertThat(bedrock.requests).allSatisfy(request -> {
      assertThat(request.path()).isEqualTo("/model/cohere.embed-multilingual-v3/invoke");
      assertThat(request.body().path("input_type").asText()).isEqualTo("search_document");
      assertThat(request.body().path("embedding_types").toString()).isEqualTo("[\"float\"]");
    });
    assertThat(embedder.model()).isEqualTo(new EmbeddingModel("cohere.embed-multilingual-v3", 1024));
  }

  @Test
  void tells_a_query_from_a_document() {
    var asked = embedder.forQueries().embed(List.of("orange juice")).getFirst();
    var stored = embedder.embed(List.of("orange juice")).getFirst();

    assertThat(bedrock.requests).extracting(request -> request.body().path("input_type").asText())
        .containsExactly("search_query", "search_document");
    assertThat(asked.dot(stored)).isLessThan(0.9);
  }

  @Test
  void embeds_several_queries_in_one_call() {
    assertThat(embedder.forQueries().embed(List.of("juice", "milk"))).hasSize(2);

    assertThat(bedrock.requests).singleElement()
        .satisfies(request -> assertThat(request.body().path("input_type").asText()).isEqualTo("search_query"));
  }

  @Test
  void cuts_a_long_text_between_words() {
    embedder.embed(List.of("orange ".repeat(1_000)));

    JsonNode sent = bedrock.requests.getFirst().body().path("texts").path(0);
    assertThat(sent.asText()).hasSizeBetween(2_040, 2_048).endsWith("orange");
  }

  @Test
  void counts_tokens_and_their_price() {
    embedder.embed(List.of("milk"));
    embedder.forQueries().embed(List.of("milk"));

    assertThat(meters.get("hybridsearch.embedder.tokens").tag("for", "items").counter().count()).isEqualTo(7);
    assertThat(meters.get("hybridsearch.embedder.tokens").tag("for", "queries").counter().count()).isEqualTo(7);
    assertThat(meters.get("hybridsearch.embedder.price").tag("for", "items").counter().count()).isEqualTo(7 * 0.02 / 1e6);
    assertThat(meters.get("hybridsearch.embedder.calls").tag("for", "items").tag("outcome", "ok").timer().count()).isEqualTo(1);
  }

  @Test
  void refuses_fewer_vectors_than_texts() {
    bedrock.answer(200, "", "{\"embeddings\":{\"float\":[[0.6,0.8]]}}");

    assertThatThrownBy(() -> embedder.embed(List.of("milk", "tea"))).isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("1 vectors for 2 texts");
  }

  @Test
  void knows_version_4_by_its_inference_profile() {
    try (BedrockEmbedder four = open("eu.cohere.embed-v4:0", 1536)) {
      assertThat(four.embed(List.of("milk")).getFirst().dimension()).isEqualTo(1536);
    }
    assertThatThrownBy(() -> open("cohere.embed-english-v3", 512)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dimensions must be 1024 for cohere.embed-english-v3, but is 512");
  }

  private BedrockEmbedder open(String model, int dimensions) {
    return BedrockSettings.open(bedrock, meters, Map.of("model-id", model, "dimensions", String.valueOf(dimensions)));
  }
}
