package org.hybridsearch.wiring.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.catalog.StarterData;
import org.hybridsearch.standin.personalize.Shop;

/** What a campaign would have been trained with: the demo's items and interactions. */
final class Lesson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 50_000;

  private Lesson() {}

  /** Teaches a shop all of it; takes seconds. */
  static void teach(Shop shop, StarterData data) {
    each(data.items(), item -> shop.putItem(item.path("id").asText(), fields(item)));
    List<Interaction> batch = new ArrayList<>(AT_ONCE);
    each(data.interactions(), line -> {
      batch.add(interaction(line));
      if (batch.size() == AT_ONCE) {
        shop.learn(batch);
        batch.clear();
      }
    });
    shop.learn(batch);
  }

  private static Map<String, String> fields(JsonNode item) {
    String categories = item.path("categories").valueStream().map(JsonNode::asText).collect(Collectors.joining("|"));
    return Map.of("CATEGORY", categories, "BRAND", item.path("brand").asText(), "PRICE", item.path("price").asText());
  }

  private static Interaction interaction(JsonNode line) {
    JsonNode value = line.path("value");
    return new Interaction(line.path("userId").asText(), line.path("itemId").asText(),
        EventType.valueOf(line.path("type").asText()), Instant.parse(line.path("sentAt").asText()),
        value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty());
  }

  private static void each(InputStream lines, Consumer<JsonNode> work) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        work.accept(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
