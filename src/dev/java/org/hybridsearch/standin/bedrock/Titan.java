package org.hybridsearch.standin.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Amazon Titan Text Embeddings V2. */
final class Titan implements Model {

  private static final Set<String> KEYS = Set.of("inputText", "dimensions", "normalize", "embeddingTypes");
  private static final Set<String> DIMENSIONS = Set.of("256", "512", "1024");
  private static final int USUAL = 1024;
  private static final int LONGEST = 50_000;
  private static final int MOST_TOKENS = 8192;
  /** Of vectors that are not normalised, some length: what it is depends on the real model's text. */
  private static final float LENGTH = 10;

  private final Vectors vectors;

  Titan(Vectors vectors) {
    this.vectors = vectors;
  }

  @Override
  public Said answer(JsonNode input) {
    JsonNode text = input.path("inputText");
    new Malformed(input).require("inputText").permit(KEYS)
        .type("inputText", text.isTextual(), "String")
        .type("dimensions", input.path("dimensions").isIntegralNumber(), "Integer").oneOf("dimensions", DIMENSIONS)
        .type("normalize", input.path("normalize").isBoolean(), "Boolean")
        .check();
    new Malformed(input).length("#/inputText", text.textValue().length(), 1, LONGEST).check();
    int tokens = Model.tokens(text.textValue());
    if (tokens > MOST_TOKENS) {
      throw Malformed.invalid("400 Bad Request: Too many input tokens. Max input tokens: " + MOST_TOKENS
          + ", request input token count: " + tokens);
    }
    float[] vector = vectors.of(List.of(text.textValue()), input.path("dimensions").asInt(USUAL)).getFirst();
    if (!input.path("normalize").asBoolean(true)) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] *= LENGTH;
      }
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Model.write(vector, json.putArray("embedding"));
    Model.write(vector, json.putObject("embeddingsByType").putArray("float"));
    return new Said(json.put("inputTextTokenCount", tokens), tokens);
  }
}
