package org.hybridsearch.standin.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Cohere Embed v3, English and multilingual: floats, of 1024 dimensions. */
final class Cohere implements Model {

  private static final Set<String> KEYS = Set.of("texts", "images", "input_type", "truncate", "embedding_types");
  private static final Set<String> TYPES = Set.of("search_document", "search_query", "classification", "clustering", "image");
  private static final Set<String> CUTS = Set.of("NONE", "START", "END", "LEFT", "RIGHT");
  private static final int MOST_TEXTS = 96;
  private static final int LONGEST = 2048;
  private static final int MOST_TOKENS = 512;
  private static final int DIMENSION = 1024;

  private final Vectors vectors;

  Cohere(Vectors vectors) {
    this.vectors = vectors;
  }

  @Override
  public Said answer(JsonNode input) {
    JsonNode texts = input.path("texts");
    boolean strings = texts.isArray() && texts.valueStream().allMatch(JsonNode::isTextual);
    new Malformed(input).require("texts").require("input_type").permit(KEYS)
        .type("texts", strings, "JSONArray").oneOf("input_type", TYPES).oneOf("truncate", CUTS).check();
    Malformed sizes = new Malformed(input).items("#/texts", texts.size(), 1, MOST_TEXTS);
    for (int i = 0; i < texts.size(); i++) {
      sizes.length("#/texts/" + i, texts.get(i).textValue().length(), 1, LONGEST);
    }
    sizes.check();
    List<String> all = texts.valueStream().map(JsonNode::textValue).toList();
    if (input.path("truncate").asText("NONE").equals("NONE") && all.stream().anyMatch(t -> Model.tokens(t) > MOST_TOKENS)) {
      throw Malformed.invalid("invalid request: total number of tokens for a text exceeds " + MOST_TOKENS
          + " and truncate is NONE");
    }
    return said(all, input.path("embedding_types"));
  }

  private Said said(List<String> texts, JsonNode types) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (types.isEmpty()) {
      write(texts, json.putArray("embeddings"));
    } else if (types.size() == 1 && types.get(0).asText().equals("float")) {
      write(texts, json.putObject("embeddings").putArray("float"));
    } else {
      throw Malformed.invalid("The stand-in answers embeddings of type float alone");
    }
    json.put("id", UUID.randomUUID().toString())
        .put("response_type", types.isEmpty() ? "embeddings_floats" : "embeddings_by_type");
    ArrayNode echo = json.putArray("texts");
    texts.forEach(text -> echo.add(text.toLowerCase(Locale.ROOT)));
    return new Said(json, texts.stream().mapToInt(Model::tokens).sum());
  }

  private void write(List<String> texts, ArrayNode to) {
    vectors.of(texts, DIMENSION).forEach(vector -> Model.write(vector, to.addArray()));
  }
}
