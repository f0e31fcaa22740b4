package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Item.Attribute;

/** Reads items from the engine's documents. Safe for use by many threads. */
public final class ItemReader {

  private static final Comparator<Attribute> BY_NAME = Comparator.comparing(Attribute::name);

  private ItemReader() {}

  /**
   * The item a document stands for.
   *
   * @param source the document's {@code _source}; the vector and other inner fields may be missing
   */
  public static Item read(JsonNode source) {
    return new Item(
        source.path(Fields.ID).asText(),
        text(source, ItemProperty.SKU),
        text(source, ItemProperty.GTIN),
        text(source, ItemProperty.TITLE).orElse(""),
        text(source, ItemProperty.DESCRIPTION),
        text(source, ItemProperty.BRAND),
        texts(source.path(ItemProperty.CATEGORIES.field())),
        number(source, ItemProperty.PRICE.field()),
        number(source, ItemProperty.LIST_PRICE.field()),
        text(source, ItemProperty.CURRENCY),
        text(source, ItemProperty.IMAGE_URL),
        text(source, ItemProperty.URL),
        source.path(ItemProperty.AVAILABLE.field()).asBoolean(true),
        number(source, ItemProperty.RATING.field()),
        count(source.path(ItemProperty.RATING_COUNT.field())),
        popularity(source),
        text(source, ItemProperty.CREATED_AT).map(Instant::parse),
        text(source, ItemProperty.GROUP_ID),
        attributes(source.path(Fields.ATTRIBUTES)));
  }

  /** Given by the shop, else learned from behaviour. */
  private static OptionalDouble popularity(JsonNode source) {
    OptionalDouble given = number(source, ItemProperty.POPULARITY.field());
    return given.isPresent() ? given : number(source, Fields.LEARNED_POPULARITY);
  }

  private static Optional<String> text(JsonNode source, ItemProperty property) {
    return Optional.ofNullable(source.path(property.field()).textValue());
  }

  private static OptionalDouble number(JsonNode source, String field) {
    JsonNode value = source.path(field);
    return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
  }

  private static OptionalInt count(JsonNode value) {
    return value.isNumber() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>(values.size());
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static List<Attribute> attributes(JsonNode byKind) {
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute.Kind kind : Attribute.Kind.values()) {
      byKind.path(Fields.kind(kind)).properties().forEach(entry -> {
        List<String> values = new ArrayList<>();
        entry.getValue().forEach(value -> values.add(plain(value)));
        if (!values.isEmpty()) {
          attributes.add(new Attribute(entry.getKey(), kind, values));
        }
      });
    }
    attributes.sort(BY_NAME);
    return attributes;
  }

  private static String plain(JsonNode value) {
    return value.isNumber() ? plain(value.doubleValue()) : value.asText();
  }

  private static String plain(double number) {
    return number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
