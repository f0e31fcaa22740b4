package org.hybridsearch.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.model.Item;
import org.hybridsearch.opensearch.AnswerReader;

/** Items and scores of a search answer, as it streams in. */
public final class ItemHits {

  private ItemHits() {}

  /** An item that was found, with the engine's score; 0 where it sorted by a field. */
  public record Hit(Item item, double score) {}

  /**
   * The hits, in the engine's order.
   *
   * @param items reads an item from the start of its {@code _source} to the end
   * @throws IOException also when the answer is not that of a search
   */
  public static List<Hit> read(JsonParser in, AnswerReader<Item> items) throws IOException {
    List<Hit> hits = new ArrayList<>();
    boolean seen = false;
    in.nextToken();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean outer = in.currentName().equals("hits");
      if (in.nextToken() == JsonToken.START_OBJECT && outer) {
        seen = true;
        outer(in, items, hits);
      } else {
        in.skipChildren();
      }
    }
    if (!seen) {
      throw new IOException("Not the answer of a search");
    }
    return hits;
  }

  private static void outer(JsonParser in, AnswerReader<Item> items, List<Hit> hits) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean inner = in.currentName().equals("hits");
      if (in.nextToken() == JsonToken.START_ARRAY && inner) {
        while (in.nextToken() == JsonToken.START_OBJECT) {
          hits.add(hit(in, items));
        }
      } else {
        in.skipChildren();
      }
    }
  }

  private static Hit hit(JsonParser in, AnswerReader<Item> items) throws IOException {
    Item item = null;
    double score = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken token = in.nextToken();
      if (name.equals("_score") && token.isNumeric()) {
        score = in.getDoubleValue();
      } else if (name.equals("_source") && token == JsonToken.START_OBJECT) {
        item = items.read(in);
      } else {
        in.skipChildren();
      }
    }
    if (item == null) {
      throw new IOException("A hit without a source");
    }
    return new Hit(item, score);
  }
}
