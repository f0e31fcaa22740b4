package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A field of an item as senders write it, with its rule. Attributes have their own rules: {@link AttributeValues}.
 *
 * <p>A textual field may be part of the text that is embedded; changing another one never changes that text.
 */
public enum ItemProperty {
  SKU("sku", false, (f, v) -> Values.line(f, v, 256)),
  GTIN("gtin", false, (f, v) -> Values.line(f, v, 256)),
  TITLE("title", true, (f, v) -> Values.prose(f, v, 1024)),
  DESCRIPTION("description", true, (f, v) -> Values.prose(f, v, 65_536)),
  BRAND("brand", true, (f, v) -> Values.line(f, v, 256)),
  CATEGORIES("categories", true, (f, v) -> Values.path(f, v, 16, 256)),
  PRICE("price", false, Values::amount),
  LIST_PRICE("listPrice", false, Values::amount),
  CURRENCY("currency", false, Values::currency),
  IMAGE_URL("imageUrl", false, (f, v) -> Values.address(f, v, 2048)),
  URL("url", false, (f, v) -> Values.address(f, v, 2048)),
  AVAILABLE("available", false, Values::flag),
  RATING("rating", false, (f, v) -> Values.number(f, v, 0, 100)),
  RATING_COUNT("ratingCount", false, Values::count),
  POPULARITY("popularity", false, (f, v) -> Values.number(f, v, 0, 1)),
  CREATED_AT("createdAt", false, Values::time),
  GROUP_ID("groupId", false, Values::id);

  private static final Map<String, ItemProperty> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ItemProperty::field, Function.identity()));

  private final String field;
  private final boolean textual;
  private final BiFunction<String, JsonNode, JsonNode> rule;

  ItemProperty(String field, boolean textual, BiFunction<String, JsonNode, JsonNode> rule) {
    this.field = field;
    this.textual = textual;
    this.rule = rule;
  }

  /** The property a sender's field name means; empty when there is none. */
  public static Optional<ItemProperty> named(String field) {
    return Optional.ofNullable(BY_NAME.get(field));
  }

  /** Its name, both in uploads and in documents. */
  public String field() {
    return field;
  }

  /** Whether it may be part of the text that is embedded. */
  public boolean textual() {
    return textual;
  }

  /**
   * The value in the form that is stored.
   *
   * @throws org.hybridsearch.ndjson.LineFault when the value is not one the field takes; null is not
   */
  public JsonNode check(JsonNode value) {
    return rule.apply(field, value);
  }
}
