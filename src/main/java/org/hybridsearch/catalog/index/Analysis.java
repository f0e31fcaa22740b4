package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Fits the items' mapping, of which there is one, to a language. Pure. */
final class Analysis {

  /** Where a unit ends, and where the number before it begins: not within a word. */
  private static final String END = ")(?![\\p{L}\\p{N}])";
  private static final String ANY_LETTER = "\\p{L}";
  /** Where no blanks stand between words, a number with its unit stands between letters. */
  private static final String LATIN_LETTER = "\\p{IsLatin}";
  private static final String UNIT = "unit_";
  private static final String PACK = "unit_pack";
  /** The last of the units that a pack may be of. */
  private static final String LAST = "|tb)";

  private final JsonNode rules;
  private final ObjectNode analysis;

  private Analysis(Language language, ObjectNode items) {
    this.rules = language.rules();
    this.analysis = (ObjectNode) items.at("/settings/analysis");
  }

  /** Fits a tree of the mapping; what stands in it as a placeholder of its own is filled elsewhere, by {@link #meaning}. */
  static void fit(ObjectNode items, Language language) {
    Analysis analysis = new Analysis(language, items);
    analysis.filters();
    analysis.units();
    analysis.marks();
    analysis.joints();
    analysis.beginnings();
  }

  /** What fills the placeholders. */
  static Map<String, String> meaning(Language language) {
    JsonNode rules = language.rules();
    return Map.of("tokenizer", '"' + rules.path("tokenizer").asText("standard") + '"',
        "text", rules.path("text").toString(), "words", rules.path("words").toString(),
        "thousands", language.numbers().path("thousands").toString(), "decimals", language.numbers().path("decimals").toString());
  }

  private void filters() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.setAll((ObjectNode) rules.path("filters").deepCopy());
    all.setAll((ObjectNode) analysis.path("filter"));
    analysis.set("filter", all);
  }

  private void units() {
    boolean spaceless = rules.path("spaceless").asBoolean();
    for (Map.Entry<String, JsonNode> entry : analysis.path("char_filter").properties()) {
      if (entry.getKey().startsWith(UNIT) && entry.getValue() instanceof ObjectNode filter) {
        words(filter, rules.path("units").path(entry.getKey().substring(UNIT.length())).asText());
        if (entry.getKey().equals(PACK)) {
          pack(filter);
        }
        if (spaceless) {
          filter.put("pattern", filter.path("pattern").asText().replace(ANY_LETTER, LATIN_LETTER));
        }
      }
    }
  }

  /** The unit's names in the language beside those that are understood everywhere. */
  private static void words(ObjectNode filter, String names) {
    String pattern = filter.path("pattern").asText();
    if (!names.isEmpty() && pattern.endsWith(END)) {
      filter.put("pattern", pattern.substring(0, pattern.length() - END.length()) + "|[\\s-]?(?:" + names + ")" + END);
    }
  }

  /** A number of things stands before any unit. */
  private void pack(ObjectNode filter) {
    StringBuilder names = new StringBuilder();
    rules.path("units").forEach(unit -> names.append('|').append(unit.asText()));
    filter.put("pattern", filter.path("pattern").asText().replace(LAST, LAST.substring(0, LAST.length() - 1) + names + ")"));
  }

  private void marks() {
    rules.path("marks").properties().forEach(mark -> {
      ((ObjectNode) analysis.path("char_filter")).set(mark.getKey(), mark.getValue());
      for (String analyzer : new String[] {"item_text", "item_words"}) {
        ((ObjectNode) analysis.path("analyzer").path(analyzer)).withArray("char_filter").insert(0, mark.getKey());
      }
    });
  }

  /** Where no blanks stand between scripts, the tokenizer takes letters of both for one word: after units have got their names. */
  private void joints() {
    rules.path("joints").properties().forEach(joint -> {
      ((ObjectNode) analysis.path("char_filter")).set(joint.getKey(), joint.getValue());
      ((ObjectNode) analysis.path("analyzer").path("item_text")).withArray("char_filter").add(joint.getKey());
    });
  }

  /** What a word begins with in the language: not with an article that is written as one with it, nor with how an umlaut is typed. */
  private void beginnings() {
    for (String analyzer : new String[] {"prefix_stored", "prefix_typed"}) {
      ArrayNode filters = ((ObjectNode) analysis.path("analyzer").path(analyzer)).withArray("filter");
      int at = 1; // after lower case
      for (JsonNode filter : rules.path("beginnings")) {
        filters.insert(at++, filter.asText());
      }
    }
  }
}
