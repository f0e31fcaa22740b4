package org.hybridsearch.evaluate.personal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;

/** Reads interactions in the import format, a line of JSON each. */
public final class InteractionFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private InteractionFile() {}

  /**
   * All interactions, in the order of their lines.
   *
   * @throws IllegalArgumentException when a line is none; the message names the line
   */
  public static List<Interaction> read(InputStream in) throws IOException {
    List<Interaction> interactions = new ArrayList<>();
    long number = 0;
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          interactions.add(interaction(line, number));
        }
      }
    }
    return interactions;
  }

  private static Interaction interaction(String line, long number) throws IOException {
    try {
      JsonNode node = JSON.readTree(line);
      JsonNode value = node.path("value");
      return new Interaction(text(node, "userId"), text(node, "itemId"), EventType.valueOf(text(node, "type")),
          moment(text(node, "sentAt")), value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty());
    } catch (IllegalArgumentException | DateTimeException | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException("Line " + number + " is no interaction: " + e.getMessage(), e);
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new IllegalArgumentException("it needs a " + field);
    }
    return value.textValue();
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
