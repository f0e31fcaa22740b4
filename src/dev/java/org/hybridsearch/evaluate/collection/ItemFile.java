package org.hybridsearch.evaluate.collection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Reads the ids of a catalogue in the import format, a line of JSON an item; what else is wrong with a line the import says. */
final class ItemFile {

  private static final JsonFactory JSON = new JsonFactory();

  private ItemFile() {}

  /**
   * The ids.
   *
   * @throws BadFile when there are none, or a line is no JSON object with an id
   */
  static Set<String> ids(Path file) {
    Set<String> ids = new HashSet<>();
    long number = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          ids.add(id(file, number, line));
        }
      }
    } catch (IOException e) {
      throw new BadFile(file, number + 1, "cannot be read: " + e.getMessage());
    }
    if (ids.isEmpty()) {
      throw new BadFile(file, "has no items");
    }
    return ids;
  }

  private static String id(Path file, long number, String line) throws IOException {
    try (JsonParser in = JSON.createParser(line)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          if (in.currentName().equals("id") && in.nextToken() == JsonToken.VALUE_STRING) {
            return in.getText();
          }
          if (in.currentToken() == JsonToken.FIELD_NAME) {
            in.nextToken();
          }
          in.skipChildren();
        }
      }
    } catch (com.fasterxml.jackson.core.JsonParseException e) {
      throw new BadFile(file, number, "is no JSON: " + e.getOriginalMessage());
    }
    throw new BadFile(file, number, "expected an object with an id");
  }
}
