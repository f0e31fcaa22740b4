package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

  /** The mapping of English items, for vectors of a dimension. */
  public static MappingFile items(IndexSettings settings, int dimension) {
    return items(settings, Language.ENGLISH, dimension);
  }

  /** The items' mapping for texts of a language and vectors of a dimension. */
  public static MappingFile items(IndexSettings settings, Language language, int dimension) {
    Map<String, String> meaning = new HashMap<>(Analysis.meaning(language));
    meaning.put("knn-engine", '"' + settings.knnEngine() + '"');
    meaning.put("dimension", "" + dimension);
    ObjectNode items = tree("items");
    Analysis.fit(items, language);
    return filled(items, meaning, settings);
  }

  /** The interactions' mapping. */
  public static MappingFile interactions(IndexSettings settings) {
    return filled(tree("interactions"), Map.of(), settings);
  }

  /** The mapping of what shoppers do one by one. */
  public static MappingFile ubiEvents(IndexSettings settings) {
    return filled(tree("ubi_events"), Map.of(), settings);
  }

  /** The mapping of what searches showed. */
  public static MappingFile ubiQueries(IndexSettings settings) {
    return filled(tree("ubi_queries"), Map.of(), settings);
  }

  /** The mapping of who was forgotten. */
  public static MappingFile forgotten(IndexSettings settings) {
    return filled(tree("forgotten"), Map.of(), settings);
  }

  /** The mapping of what is being erased elsewhere. */
  public static MappingFile erasures(IndexSettings settings) {
    return filled(tree("erasures"), Map.of(), settings);
  }

  /** The mapping of events that the ranker refused for good. */
  public static MappingFile deadLetters(IndexSettings settings) {
    return filled(tree("dead_letters"), Map.of(), settings);
  }

  /** The mapping of what datasets of the ranker were sent last. */
  public static MappingFile datasetRecords(IndexSettings settings) {
    return filled(tree("dataset_records"), Map.of(), settings);
  }

  /** The mapping of what replicas agree on. */
  public static MappingFile control(IndexSettings settings) {
    return filled(tree("control"), Map.of(), settings);
  }

  /** The mappings alone, as the engine takes them for an index that exists. */
  public String mappings() {
    try {
      return MAPPER.readTree(body).path("mappings").toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MappingFile filled(ObjectNode mapping, Map<String, String> meaning, IndexSettings settings) {
    String text = fill(mapping.toString(), meaning);
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

  private static ObjectNode tree(String name) {
    try {
      return (ObjectNode) MAPPER.readTree(text("/opensearch-mappings/" + name + ".json"));
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
