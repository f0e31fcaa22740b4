package org.hybridsearch.opensearch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON as trees, for documents and answers that are small and looked at from several sides. */
public final class Trees {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Trees() {}

  /** The whole answer as a tree. */
  public static JsonNode read(JsonParser in) throws IOException {
    return MAPPER.readTree(in);
  }

  /** A tree as part of a request. */
  public static Json json(JsonNode node) {
    return out -> MAPPER.writeTree(out, node);
  }
}
