package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Item.Attribute;

/**
 * Reads items from the engine's documents as they stream in: a page of them is on every search's way, and trees of them would be
 * thrown away at once. Its methods are safe for use by many threads.
 */
public final class ItemReader {

  private static final Comparator<Attribute> BY_NAME = Comparator.comparing(Attribute::name).thenComparing(Attribute::kind);

  private final Map<ItemProperty, String> texts = new EnumMap<>(ItemProperty.class);
  private final Map<ItemProperty, Double> numbers = new EnumMap<>(ItemProperty.class);
  private final List<String> categories = new ArrayList<>();
  private final List<Attribute> attributes = new ArrayList<>();
  private String id = "";
  private boolean available = true;
  private OptionalDouble learnedPopularity = OptionalDouble.empty();

  private ItemReader() {}

  /**
   * The item a document stands for.
   *
   * @param source the document's {@code _source}; the vector and other inner fields may be missing
   */
  public static Item read(JsonNode source) {
    try (JsonParser in = source.traverse()) {
      in.nextToken();
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The item a document stands for.
   *
   * @param in stands at the start of the document's {@code _source}, and is left at its end
   */
  public static Item read(JsonParser in) throws IOException {
    ItemReader reader = new ItemReader();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      JsonToken value = in.nextToken();
      if (value.isStructStart()) {
        reader.structure(field, value, in);
      } else {
        reader.scalar(field, value, in);
      }
    }
    return reader.item();
  }

  private void scalar(String field, JsonToken value, JsonParser in) throws IOException {
    if (field.equals(Fields.ID)) {
      id = in.getText();
    } else if (field.equals(Fields.LEARNED_POPULARITY) && value.isNumeric()) {
      learnedPopularity = OptionalDouble.of(in.getDoubleValue());
    } else {
      Optional<ItemProperty> property = ItemProperty.named(field);
      if (property.isPresent()) {
        property(property.get(), value, in);
      }
    }
  }

  private void property(ItemProperty property, JsonToken value, JsonParser in) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      texts.put(property, in.getText());
    } else if (value.isNumeric()) {
      numbers.put(property, in.getDoubleValue());
    } else if (value.isBoolean() && property == ItemProperty.AVAILABLE) {
      available = in.getBooleanValue();
    }
  }

  private void structure(String field, JsonToken start, JsonParser in) throws IOException {
    if (start == JsonToken.START_ARRAY && field.equals(ItemProperty.CATEGORIES.field())) {
      values(in, categories);
    } else if (start == JsonToken.START_OBJECT && field.equals(Fields.ATTRIBUTES)) {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        attributes(in.currentName(), in);
      }
    } else {
      in.skipChildren();
    }
  }

  private void attributes(String kindName, JsonParser in) throws IOException {
    in.nextToken();
    for (Attribute.Kind kind : Attribute.Kind.values()) {
      if (in.currentToken() == JsonToken.START_OBJECT && Fields.kind(kind).equals(kindName)) {
        attributes(kind, in);
        return;
      }
    }
    in.skipChildren();
  }

  private void attributes(Attribute.Kind kind, JsonParser in) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      List<String> values = new ArrayList<>();
      if (in.nextToken() == JsonToken.START_ARRAY) {
        values(in, values);
      } else {
        in.skipChildren();
      }
      if (!values.isEmpty()) {
        attributes.add(new Attribute(name, kind, values));
      }
    }
  }

  private static void values(JsonParser in, List<String> values) throws IOException {
    for (JsonToken value = in.nextToken(); value != JsonToken.END_ARRAY; value = in.nextToken()) {
      if (value.isStructStart()) {
        in.skipChildren();
      } else {
        values.add(value.isNumeric() ? plain(in.getDoubleValue()) : in.getText());
      }
    }
  }

  private static String plain(double number) {
    return number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private Item item() {
    attributes.sort(BY_NAME);
    return new Item(
        id,
        text(ItemProperty.SKU),
        text(ItemProperty.GTIN),
        text(ItemProperty.TITLE).orElse(""),
        text(ItemProperty.DESCRIPTION),
        text(ItemProperty.BRAND),
        categories,
        number(ItemProperty.PRICE),
        number(ItemProperty.LIST_PRICE),
        text(ItemProperty.CURRENCY),
        text(ItemProperty.IMAGE_URL),
        text(ItemProperty.URL),
        available,
        number(ItemProperty.RATING),
        count(ItemProperty.RATING_COUNT),
        popularity(),
        text(ItemProperty.CREATED_AT).map(Instant::parse),
        text(ItemProperty.GROUP_ID),
        attributes);
  }

  /** Given by the shop, else learned from behaviour. */
  private OptionalDouble popularity() {
    OptionalDouble given = number(ItemProperty.POPULARITY);
    return given.isPresent() ? given : learnedPopularity;
  }

  private Optional<String> text(ItemProperty property) {
    return Optional.ofNullable(texts.get(property));
  }

  private OptionalDouble number(ItemProperty property) {
    Double number = numbers.get(property);
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private OptionalInt count(ItemProperty property) {
    OptionalDouble number = number(property);
    return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) number.getAsDouble());
  }
}
