package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hybridsearch.model.Item.Attribute.Kind;
import org.hybridsearch.ndjson.LineFault;

/** The rules of attributes: what names and values there may be, and how a value's kind is found. */
public final class AttributeValues {

  /** The most attributes an item has. */
  public static final int MOST = 64;

  private static final int MOST_VALUES = 64;
  private static final int LONGEST_VALUE = 1024;
  /** No dots, which the engine takes for paths; no quotes, commas or brackets, which other tools stumble over. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_ -]{0,62}[\\p{L}\\p{N}_-])?");

  private AttributeValues() {}

  /** Refuses a name that no attribute may have. */
  public static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new LineFault("An attribute's name has 1 to 64 letters, digits, '_', '-' and blanks between; "
          + LineFault.quote(name) + " does not");
    }
  }

  /**
   * The values in the form that is stored: a list of one kind.
   *
   * @param value a string, number or boolean, or a list of them
   */
  public static Typed check(String name, JsonNode value, AttributeKinds kinds) {
    List<JsonNode> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(values::add);
    } else {
      values.add(value);
    }
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw new LineFault("An attribute has 1 to " + MOST_VALUES + " values; " + LineFault.quote(name) + " does not");
    }
    // Checked before the name is settled: a refused line must not settle anything.
    Kind inferred = infer(name, values.getFirst());
    Kind expected = kinds.known(name).orElse(inferred);
    ArrayNode stored = convert(name, values, expected);
    Kind kind = kinds.settle(name, expected);
    return new Typed(kind, kind == expected ? stored : convert(name, values, kind));
  }

  private static Kind infer(String name, JsonNode value) {
    if (value.isTextual()) {
      return Kind.KEYWORD;
    }
    if (value.isNumber()) {
      return Kind.NUMBER;
    }
    if (value.isBoolean()) {
      return Kind.BOOLEAN;
    }
    throw new LineFault("The values of an attribute are strings, numbers or booleans; those of " + LineFault.quote(name)
        + " are not");
  }

  private static ArrayNode convert(String name, List<JsonNode> values, Kind kind) {
    ArrayNode stored = JsonNodeFactory.instance.arrayNode(values.size());
    for (JsonNode value : values) {
      stored.add(switch (kind) {
        case KEYWORD -> Values.line("Each value of " + LineFault.quote(name), word(value), LONGEST_VALUE);
        case NUMBER -> Values.anyNumber("Each value of the numeric attribute " + LineFault.quote(name), value);
        case BOOLEAN -> Values.flag("Each value of the boolean attribute " + LineFault.quote(name), value);
      });
    }
    return stored;
  }

  /** A number or boolean where words are usual is taken as a word, as senders' tables often hold both. */
  private static JsonNode word(JsonNode value) {
    return value.isNumber() || value.isBoolean() ? TextNode.valueOf(value.asText()) : value;
  }

  /** The values of one attribute, all of one kind. */
  public record Typed(Kind kind, ArrayNode values) {}
}
