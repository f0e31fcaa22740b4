package org.hybridsearch.embed.langchain4j.bedrock;

import dev.langchain4j.model.bedrock.BedrockCohereEmbeddingModel;
import dev.langchain4j.model.bedrock.BedrockTitanEmbeddingModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.Set;
import org.hybridsearch.embed.EmbedConfig;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** The kinds of models there are, with what the service lays down for each. */
enum Family {

  /** Takes 8,192 tokens and refuses more; no script has more than a token a UTF-16 unit to speak of. */
  TITAN(1, 8_000, Set.of(256, 512, 1024)),
  /** Takes 2,048 characters a text, and tells queries from things. */
  COHERE(96, 2_048, Set.of(1024)),
  /** The same request; the vectors are larger. */
  COHERE_V4(96, 2_048, Set.of(1536));

  private final int textsPerCall;
  private final int longestText;
  private final Set<Integer> dimensions;

  Family(int textsPerCall, int longestText, Set<Integer> dimensions) {
    this.textsPerCall = textsPerCall;
    this.longestText = longestText;
    this.dimensions = dimensions;
  }

  /** By the model's id, with or without the prefix of an inference profile; what is unknown is taken for Titan's kind. */
  static Family of(String modelId) {
    if (!modelId.contains("cohere.")) {
      return TITAN;
    }
    return modelId.contains("embed-v4") ? COHERE_V4 : COHERE;
  }

  int textsPerCall() {
    return textsPerCall;
  }

  /** In UTF-16 units. */
  int longestText() {
    return longestText;
  }

  Set<Integer> dimensions() {
    return dimensions;
  }

  /** Retries are the SDK's alone: langchain4j's, on top, would multiply them, and log. */
  EmbeddingModel model(EmbedConfig.Bedrock config, BedrockRuntimeClient client, boolean queries) {
    return switch (this) {
      case TITAN -> BedrockTitanEmbeddingModel.builder()
          .client(client).model(config.modelId()).dimensions(config.dimensions()).normalize(true).maxRetries(0).build();
      case COHERE, COHERE_V4 -> BedrockCohereEmbeddingModel.builder()
          .client(client).model(config.modelId())
          .inputType(queries
              ? BedrockCohereEmbeddingModel.InputType.SEARCH_QUERY : BedrockCohereEmbeddingModel.InputType.SEARCH_DOCUMENT)
          .truncate(BedrockCohereEmbeddingModel.Truncate.END).maxSegmentsPerBatch(textsPerCall).maxRetries(0).build();
    };
  }
}
