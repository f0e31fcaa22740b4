package org.hybridsearch.blend;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Signal;
import org.hybridsearch.query.Highlights;
import org.hybridsearch.query.ItemSource;

/** Reads the answer of a blend as it streams in. */
final class BlendReader {

  private final ItemSource items;

  BlendReader(ItemSource items) {
    this.items = items;
  }

  /** The hits in the engine's order, and the count where it was asked for. */
  Blended read(JsonParser in) throws IOException {
    List<BlendedHit> hits = new ArrayList<>();
    OptionalLong byWords = OptionalLong.empty();
    boolean seen = false;
    in.nextToken();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      boolean object = in.nextToken() == JsonToken.START_OBJECT;
      if (object && name.equals("hits")) {
        seen = true;
        outerHits(in, hits);
      } else if (object && name.equals("aggregations")) {
        byWords = count(in);
      } else {
        in.skipChildren();
      }
    }
    if (!seen) {
      throw new IOException("Not the answer of a search");
    }
    return new Blended(hits, byWords);
  }

  /** The only number in the only aggregation. */
  private static OptionalLong count(JsonParser in) throws IOException {
    OptionalLong count = OptionalLong.empty();
    for (int depth = 1; depth > 0; ) {
      JsonToken token = in.nextToken();
      if (token == null) {
        throw new IOException("An aggregation without an end");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.VALUE_NUMBER_INT) {
        count = OptionalLong.of(in.getLongValue());
      }
    }
    return count;
  }

  private void outerHits(JsonParser in, List<BlendedHit> hits) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean inner = in.currentName().equals("hits");
      if (in.nextToken() == JsonToken.START_ARRAY && inner) {
        while (in.nextToken() == JsonToken.START_OBJECT) {
          hits.add(hit(in));
        }
      } else {
        in.skipChildren();
      }
    }
  }

  private BlendedHit hit(JsonParser in) throws IOException {
    Optional<Item> item = Optional.empty();
    Optional<SignalValues> values = Optional.empty();
    List<Highlight> highlights = List.of();
    double score = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken token = in.nextToken();
      if (name.equals("_score") && token.isNumeric()) {
        score = in.getDoubleValue();
      } else if (name.equals("_source") && token == JsonToken.START_OBJECT) {
        item = Optional.of(items.read(in));
      } else if (name.equals("_explanation") && token == JsonToken.START_OBJECT) {
        values = told(in).map(BlendReader::values);
      } else if (name.equals("highlight") && token == JsonToken.START_OBJECT) {
        highlights = Highlights.read(in);
      } else {
        in.skipChildren();
      }
    }
    Item found = item.orElseThrow(() -> new IOException("A hit without a source"));
    return new BlendedHit(found, score, values, highlights);
  }

  /** What the script told; it stands somewhere inside, as an alias with a filter wraps the query. The parser is left at the end. */
  private static Optional<String> told(JsonParser in) throws IOException {
    Optional<String> told = Optional.empty();
    for (int depth = 1; depth > 0; ) {
      JsonToken token = in.nextToken();
      if (token == null) {
        throw new IOException("An explanation without an end");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.VALUE_STRING && in.getText().startsWith(BlendScript.TOLD + BlendScript.SEPARATOR)) {
        told = Optional.of(in.getText());
      }
    }
    return told;
  }

  private static SignalValues values(String told) {
    String[] raws = told.split("\\" + BlendScript.SEPARATOR, -1);
    Map<Signal, Double> values = new EnumMap<>(Signal.class);
    boolean excluded = false;
    for (Signal signal : Signal.values()) {
      String raw = raws[signal.ordinal() + 1];
      excluded |= raw.equals(BlendScript.EXCLUDED);
      if (!raw.equals(BlendScript.MISSING) && !raw.equals(BlendScript.EXCLUDED)) {
        values.put(signal, Double.valueOf(raw));
      }
    }
    return new SignalValues(values, excluded);
  }
}
