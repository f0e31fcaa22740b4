package org.hybridsearch.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.hybridsearch.model.CategoryPath;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Item;

/** What filters and facets say of items, said again in plain Java. */
final class ItemValues {

  private ItemValues() {}

  /** An item's values of a field, numbers in plain decimal form, times in epoch seconds, categories as labels. */
  static List<String> of(Item item, String field) {
    if (field.startsWith("attributes.")) {
      return item.attributes().stream().filter(a -> ("attributes." + a.name()).equals(field)).flatMap(a -> a.values().stream())
          .distinct().toList();
    }
    return switch (field) {
      case "id" -> List.of(item.id());
      case "sku" -> list(item.sku());
      case "gtin" -> list(item.gtin());
      case "title" -> List.of(item.title());
      case "description" -> list(item.description());
      case "brand" -> list(item.brand());
      case "categories" -> item.categories().stream().distinct().toList();
      case "price" -> number(item.price());
      case "listPrice" -> number(item.listPrice());
      case "currency" -> list(item.currency());
      case "url" -> list(item.url());
      case "imageUrl" -> list(item.imageUrl());
      case "available" -> List.of("" + item.available());
      case "rating" -> number(item.rating());
      case "ratingCount" -> item.ratingCount().stream().mapToObj(Integer::toString).toList();
      case "popularity" -> number(item.popularity());
      case "createdAt" -> item.createdAt().stream().map(at -> Long.toString(at.getEpochSecond())).toList();
      case "groupId" -> list(item.groupId());
      default -> throw new IllegalArgumentException(field);
    };
  }

  /** What a facet lists of an item: places in the tree rather than labels. */
  static List<String> counted(Item item, String field) {
    return field.equals("categories") ? CategoryPath.allOf(item.categories()).stream().distinct().toList() : of(item, field);
  }

  static boolean passes(Item item, Filter filter) {
    String field = filter.field().name();
    return switch (filter) {
      case Filter.In in -> in.values().stream().anyMatch(value -> of(item, field).contains(value)
          || field.equals("categories") && CategoryPath.allOf(item.categories()).contains(CategoryPath.place(value)));
      case Filter.Range range -> of(item, field).stream().mapToDouble(Double::parseDouble)
          .anyMatch(number -> number >= range.from() && number <= range.to());
      case Filter.Exists exists -> of(item, field).isEmpty() != exists.present();
    };
  }

  /** Its group, or itself. */
  static String group(Item item) {
    return item.groupId().orElse(item.id());
  }

  private static List<String> list(Optional<String> value) {
    return value.stream().toList();
  }

  private static List<String> number(OptionalDouble number) {
    return number.isEmpty() ? List.of() : Stream.of(number.getAsDouble())
        .map(n -> n == 0 ? "0" : BigDecimal.valueOf(n).stripTrailingZeros().toPlainString()).toList();
  }
}
