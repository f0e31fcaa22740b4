package org.hybridsearch.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.hydromatic.foodmart.data.json.FoodmartJson;

/** The rows of one table of the FoodMart jar, read one by one. For one thread. */
final class Rows implements Iterator<Map<String, String>> {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private JsonToken next;

  private Rows(JsonParser parser) throws IOException {
    this.parser = parser;
    this.next = parser.nextToken();
  }

  /** A table's rows in the order of its file, each as text by column; nulls are left out. To be closed. */
  static Stream<Map<String, String>> of(String table) {
    InputStream file = FoodmartJson.class.getResourceAsStream("/" + table + ".json");
    if (file == null) {
      throw new IllegalStateException("The FoodMart jar has no table " + table);
    }
    try {
      Rows rows = new Rows(JSON.createParser(file));
      Spliterator<Map<String, String>> split =
          Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL);
      return StreamSupport.stream(split, false).onClose(rows::close);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    return next == JsonToken.START_OBJECT;
  }

  @Override
  public Map<String, String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      Map<String, String> row = new HashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String column = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          row.put(column, parser.getText());
        }
      }
      next = parser.nextToken();
      return row;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
