package org.hybridsearch.behaviour.follow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the doc values of hits out of the answer to a search, as a stream. */
public final class FieldsPage {

  private FieldsPage() {}

  /**
   * Hands over the first value of each field as text, hit by hit.
   *
   * @throws IOException also when it is not the answer of a search
   */
  public static void read(JsonParser in, Consumer<Map<String, String>> hits) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("Not the answer of a search");
    }
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      if (token == JsonToken.FIELD_NAME && in.currentName().equals("fields")) {
        hits.accept(fields(in));
      }
    }
  }

  private static Map<String, String> fields(JsonParser in) throws IOException {
    Map<String, String> fields = new HashMap<>();
    in.nextToken();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        fields.putIfAbsent(name, in.getText());
      }
    }
    return fields;
  }
}
