package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hybridsearch.catalog.document.TextHash;

/**
 * One of {@code opensearch-mappings/*.json} with its placeholders filled.
 *
 * @param body settings and mappings, as the engine takes them
 * @param version changes with the meaning of the file, not with its layout, nor with the numbers of shards and replicas
 */
public record MappingFile(String body, String version) {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The items' mapping for vectors of a dimension. */
  public static MappingFile items(IndexSettings settings, int dimension) {
    Map<String, String> meaning = Map.of("knn-engine", '"' + settings.knnEngine() + '"', "dimension", "" + dimension);
    return load("items", meaning, settings);
  }

  /** The interactions' mapping. */
  public static MappingFile interactions(IndexSettings settings) {
    return load("interactions", Map.of(), settings);
  }

  /** The mapping of what shoppers do one by one. */
  public static MappingFile ubiEvents(IndexSettings settings) {
    return load("ubi_events", Map.of(), settings);
  }

  /** The mapping of what searches showed. */
  public static MappingFile ubiQueries(IndexSettings settings) {
    return load("ubi_queries", Map.of(), settings);
  }

  /** The mapping of who was forgotten. */
  public static MappingFile forgotten(IndexSettings settings) {
    return load("forgotten", Map.of(), settings);
  }

  /** The mapping of events that the ranker refused for good. */
  public static MappingFile deadLetters(IndexSettings settings) {
    return load("dead_letters", Map.of(), settings);
  }

  /** The mapping of what replicas agree on. */
  public static MappingFile control(IndexSettings settings) {
    return load("control", Map.of(), settings);
  }

  /** The mappings alone, as the engine takes them for an index that exists. */
  public String mappings() {
    try {
      return MAPPER.readTree(body).path("mappings").toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MappingFile load(String name, Map<String, String> meaning, IndexSettings settings) {
    String text = fill(normalize(text("/opensearch-mappings/" + name + ".json")), meaning);
    Map<String, String> counters = Map.of("shards", "" + settings.shards(), "replicas", "" + settings.replicas());
    return new MappingFile(fill(text, counters), TextHash.of(text));
  }

  /** A placeholder stands as a string, so that the file is valid JSON; what fills it brings quotes where it needs them. */
  private static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("\"${" + value.getKey() + "}\"", value.getValue());
    }
    return filled;
  }

  private static String normalize(String text) {
    try {
      return MAPPER.readTree(text).toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = MappingFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The build lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
