package org.hybridsearch.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.export.StoredItems.Stored;
import org.hybridsearch.model.Item;

/** Items as rows. Pure. */
final class ItemRows {

  private final Domain domain;
  private final List<String> attributes;

  ItemRows(Domain domain, Columns columns) {
    this.domain = domain;
    this.attributes = columns.attributes();
  }

  /**
   * The cells, in the order of {@link Columns}. Without a time of its creation an item has that of its last upload, as the column may
   * not be empty.
   *
   * @return empty where the item lacks what the dataset demands: one such row fails a whole import
   */
  Optional<List<String>> row(Stored stored) {
    Item item = stored.item();
    if (lacking(item)) {
      return Optional.empty();
    }
    List<String> row = new ArrayList<>(List.of(item.id(), number(item.price())));
    for (int level = 0; level < Columns.CATEGORY_LEVELS; level++) {
      row.add(level < item.categories().size() ? CellText.value(item.categories().get(level)) : "");
    }
    row.add(item.brand().map(CellText::value).orElse(""));
    row.add(Boolean.toString(item.available()));
    row.add(item.groupId().filter(CellText::importable).orElse(""));
    row.add(CellText.prose(text(item)));
    row.add(Long.toString(item.createdAt().orElse(stored.loadedAt()).getEpochSecond()));
    attributes.forEach(name -> row.add(values(item, name)));
    return Optional.of(row);
  }

  /** Whether it cannot be imported: by its id, or by what the domain demands. */
  boolean lacking(Item item) {
    return !CellText.importable(item.id())
        || domain == Domain.ECOMMERCE && (item.price().isEmpty() || item.categories().isEmpty());
  }

  /** What the one column of prose is made of. */
  static String text(Item item) {
    return Stream.concat(Stream.of(item.title()), item.description().stream()).collect(Collectors.joining(". "));
  }

  /** As many of an attribute's values as a cell takes. */
  private static String values(Item item, String name) {
    StringBuilder cell = new StringBuilder();
    item.attributes().stream().filter(attribute -> attribute.name().equals(name)).flatMap(each -> each.values().stream())
        .map(CellText::value).filter(value -> !value.isEmpty()).distinct().forEach(value -> {
          if (cell.length() + 1 + value.length() <= CellText.LONGEST_VALUE) {
            cell.append(cell.isEmpty() ? "" : "|").append(value);
          }
        });
    return cell.toString();
  }

  static String number(OptionalDouble number) {
    return number.isEmpty() ? "" : BigDecimal.valueOf(number.getAsDouble()).stripTrailingZeros().toPlainString();
  }
}
