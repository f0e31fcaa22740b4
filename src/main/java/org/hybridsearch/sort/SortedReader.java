package org.hybridsearch.sort;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.Item;
import org.hybridsearch.query.Highlights;
import org.hybridsearch.query.ItemSource;

/** Reads the answer of a field sort as it streams in. */
final class SortedReader {

  private final ItemSource items;

  SortedReader(ItemSource items) {
    this.items = items;
  }

  /** The hits in the engine's order, and the total where it was tracked. */
  Sorted read(JsonParser in) throws IOException {
    Optional<Sorted> found = Optional.empty();
    OptionalLong groups = OptionalLong.empty();
    in.nextToken();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      boolean object = in.nextToken() == JsonToken.START_OBJECT;
      if (object && name.equals("hits")) {
        found = Optional.of(outer(in));
      } else if (object && name.equals("aggregations")) {
        groups = groups(in);
      } else {
        in.skipChildren();
      }
    }
    Sorted items = found.orElseThrow(() -> new IOException("Not the answer of a search"));
    return groups.isEmpty() ? items : new Sorted(groups.getAsLong(), items.hits());
  }

  /** The only aggregation counts groups. */
  private static OptionalLong groups(JsonParser in) throws IOException {
    OptionalLong groups = OptionalLong.empty();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      groups = in.nextToken() == JsonToken.START_OBJECT ? OptionalLong.of(value(in)) : groups;
    }
    return groups;
  }

  private Sorted outer(JsonParser in) throws IOException {
    long total = 0;
    List<SortedHit> hits = new ArrayList<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken token = in.nextToken();
      if (name.equals("total") && token == JsonToken.START_OBJECT) {
        total = value(in);
      } else if (name.equals("hits") && token == JsonToken.START_ARRAY) {
        while (in.nextToken() == JsonToken.START_OBJECT) {
          hits.add(hit(in));
        }
      } else {
        in.skipChildren();
      }
    }
    return new Sorted(total, hits);
  }

  private static long value(JsonParser in) throws IOException {
    long value = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = in.currentName().equals("value");
      value = in.nextToken().isNumeric() && wanted ? in.getLongValue() : value;
    }
    return value;
  }

  private SortedHit hit(JsonParser in) throws IOException {
    Optional<Item> item = Optional.empty();
    List<Highlight> highlights = List.of();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      boolean object = in.nextToken() == JsonToken.START_OBJECT;
      if (object && name.equals("_source")) {
        item = Optional.of(items.read(in));
      } else if (object && name.equals("highlight")) {
        highlights = Highlights.read(in);
      } else {
        in.skipChildren();
      }
    }
    return new SortedHit(item.orElseThrow(() -> new IOException("A hit without a source")), highlights);
  }
}
