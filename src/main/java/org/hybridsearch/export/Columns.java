package org.hybridsearch.export;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hybridsearch.export.Column.Type;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.opensearch.Json;

/** The columns of each dataset and the Avro schemas made of them, as Personalize fixes their names. Immutable. */
final class Columns {

  /** The deepest level of a category that has a column. */
  static final int CATEGORY_LEVELS = 5;
  private static final int MOST_ATTRIBUTES = 90;

  private final Domain domain;
  private final List<String> attributes;

  /** @param attributes names of attributes of items that have columns */
  Columns(Domain domain, Collection<String> attributes) {
    this.domain = domain;
    this.attributes = attributes.stream().sorted().toList();
    Set<String> names = new HashSet<>();
    items().forEach(column -> {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("hybridsearch.export.attributes: two columns would be " + column.name());
      }
    });
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw new IllegalArgumentException("hybridsearch.export.attributes has more than " + MOST_ATTRIBUTES + " names");
    }
  }

  List<Column> of(Dataset dataset) {
    return switch (dataset) {
      case ITEMS -> items();
      case USERS -> List.of(Column.required("USER_ID", Type.STRING), Column.categorical("SIGNED_IN", false));
      case INTERACTIONS -> List.of(
          Column.required("USER_ID", Type.STRING), Column.required("ITEM_ID", Type.STRING),
          Column.required("EVENT_TYPE", Type.STRING), Column.required("TIMESTAMP", Type.LONG),
          Column.optional("EVENT_VALUE", Type.FLOAT), Column.optional("IMPRESSION", Type.STRING),
          Column.optional("RECOMMENDATION_ID", Type.STRING));
    };
  }

  /** In the domain for shops price and widest category are fixed, and may not be empty. */
  private List<Column> items() {
    boolean shop = domain == Domain.ECOMMERCE;
    List<Column> columns = new ArrayList<>(List.of(
        Column.required("ITEM_ID", Type.STRING),
        new Column("PRICE", Type.FLOAT, !shop, Column.Use.PLAIN),
        Column.categorical("CATEGORY_L1", !shop)));
    for (int level = 2; level <= CATEGORY_LEVELS; level++) {
      columns.add(Column.categorical("CATEGORY_L" + level, true));
    }
    columns.add(Column.categorical("BRAND", true));
    columns.add(Column.categorical("AVAILABLE", false));
    columns.add(Column.optional("GROUP_ID", Type.STRING));
    columns.add(Column.textual(shop ? "PRODUCT_DESCRIPTION" : "DESCRIPTION"));
    columns.add(Column.required("CREATION_TIMESTAMP", Type.LONG));
    attributes.forEach(name -> columns.add(Column.categorical(columnOf(name), true)));
    return columns;
  }

  /** Whether a column is worth keeping of a record that was sent: prose is long, and says nothing of an item that is gone. */
  static boolean kept(Column column) {
    return column.use() != Column.Use.TEXTUAL;
  }

  List<String> attributes() {
    return attributes;
  }

  /** {@code shoeSize} becomes {@code SHOE_SIZE}. */
  static String columnOf(String attribute) {
    String words = attribute.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
    return "ATTRIBUTE_" + words.toUpperCase(Locale.ROOT);
  }

  /** The dataset's schema, as {@code CreateSchema} takes it. */
  Json schema(Dataset dataset) {
    return object(
        member("type", "record"),
        member("name", dataset.record()),
        member("namespace", "com.amazonaws.personalize.schema"),
        member("fields", Json.array(of(dataset).stream().map(Column::field).toList())),
        member("version", "1.0"));
  }
}
