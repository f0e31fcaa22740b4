package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A language that items are written in: decides about stop words, inflection, how numbers are written and what units are called.
 * What it means stands in {@code opensearch-mappings/languages.json}.
 *
 * @param name of one of the engine's built-in analyzers
 */
public record Language(String name) {

  private static final JsonNode FILE = file();

  /** The language where nothing else is said. */
  public static final Language ENGLISH = new Language("english");

  public Language {
    if (!FILE.path("languages").has(name)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", names()));
    }
  }

  /**
   * The language of a name.
   *
   * @throws IllegalArgumentException for any other; the message goes on after the name of a setting
   */
  public static Language of(String name) {
    return new Language(FILE.path("aliases").path(name).asText(name));
  }

  /** All names that {@link #of} takes, sorted. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    FILE.path("languages").fieldNames().forEachRemaining(names::add);
    FILE.path("aliases").fieldNames().forEachRemaining(names::add);
    Collections.sort(names);
    return names;
  }

  JsonNode rules() {
    return FILE.path("languages").path(name);
  }

  /** How the language writes numbers: patterns of what stands between thousands, and before decimals. */
  JsonNode numbers() {
    return FILE.path("numbers").path(rules().path("decimals").asText());
  }

  private static JsonNode file() {
    try (InputStream in = Language.class.getResourceAsStream("/opensearch-mappings/languages.json")) {
      if (in == null) {
        throw new IllegalStateException("The build lacks opensearch-mappings/languages.json");
      }
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
