package org.hybridsearch.catalog.calibrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hybridsearch.model.Item;

/** Real catalogues and queries to measure on. */
final class Collection {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Collection() {}

  /** Where collections lie that are not part of the project. */
  static Path sharedData() {
    return Path.of(System.getProperty("shared.data", "../shared/data"));
  }

  /** 1,560 grocery products. */
  static List<Item> foodMart() {
    Map<Integer, JsonNode> classes = new HashMap<>();
    lines("/product_class.json").forEach(line -> classes.put(line.path("product_class_id").asInt(), line));
    return lines("/product.json").map(product -> {
      JsonNode kind = Objects.requireNonNull(classes.get(product.path("product_class_id").asInt()));
      return item(product.path("product_id").asText(), product.path("product_name").asText(), Optional.empty(),
          Optional.of(product.path("brand_name").asText()),
          Stream.of("family", "department", "category", "subcategory").map(name -> kind.path("product_" + name).asText()).toList());
    }).toList();
  }

  /** Items in the import format. */
  static List<Item> ndjson(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Collection::parse).map(line -> item(line.path("id").asText(), line.path("title").asText(),
          text(line, "description"), text(line, "brand"),
          StreamSupport.stream(line.path("categories").spliterator(), false).map(JsonNode::asText).toList())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The 225 queries about aerodynamics. */
  static List<String> cranfieldQueries() {
    try (Stream<String> lines = Files.lines(sharedData().resolve("cranfield/queries.tsv"))) {
      return lines.skip(1).map(line -> line.split("\t")[1]).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file beside the tests. */
  static List<String> queries(String name) {
    return new BufferedReader(new InputStreamReader(resource(name), StandardCharsets.UTF_8)).lines().toList();
  }

  private static Optional<String> text(JsonNode line, String name) {
    return Optional.of(line.path(name).asText()).filter(text -> !text.isEmpty());
  }

  private static Item item(String id, String title, Optional<String> description, Optional<String> brand, List<String> categories) {
    return new Item(id, Optional.empty(), Optional.empty(), title, description, brand, categories, OptionalDouble.empty(),
        OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, OptionalDouble.empty(),
        OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  private static Stream<JsonNode> lines(String resource) {
    return queries(resource).stream().filter(line -> !line.isBlank()).map(Collection::parse);
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Collection.class.getResourceAsStream(name), name);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
