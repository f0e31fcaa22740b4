package org.hybridsearch.blend;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.model.Item;

/** Items with an id alone, for tests that look at scores. */
final class ParityItems {

  private ParityItems() {}

  static Item read(JsonParser in) throws IOException {
    String id = "";
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = in.currentName().equals("id");
      in.nextToken();
      if (wanted) {
        id = in.getText();
      } else {
        in.skipChildren();
      }
    }
    return new Item(id, Optional.empty(), Optional.empty(), "t", Optional.empty(), Optional.empty(), List.of(), OptionalDouble.empty(),
        OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, OptionalDouble.empty(), OptionalInt.empty(),
        OptionalDouble.empty(), Optional.empty(), Optional.empty(), List.of());
  }
}
