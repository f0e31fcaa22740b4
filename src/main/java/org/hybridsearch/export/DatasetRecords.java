package org.hybridsearch.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hybridsearch.catalog.document.TextHash;
import org.hybridsearch.export.StoredItems.Stored;
import org.hybridsearch.model.Item;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/**
 * Items and users one by one, by the very columns of the files: {@code PutItems} replaces what an import brought by what must be
 * the same. Immutable.
 */
public final class DatasetRecords {

  /** The most of the properties of an item that Personalize takes. */
  static final int MOST_BYTES = 32_000;
  private static final String AVAILABLE = "\"available\":\"true\"";
  private static final String UNAVAILABLE = "\"available\":\"false\"";

  private final List<Column> columns;
  private final ItemRows rows;

  /** @throws IllegalArgumentException for a setting that cannot be; the message names it */
  public DatasetRecords(ExportConfig config) {
    Columns all = new Columns(config.domain(), config.attributes().orElse(Set.of()));
    this.columns = all.of(Dataset.ITEMS);
    this.rows = new ItemRows(config.domain(), all);
    if (columns.stream().map(column -> property(column.name())).distinct().count() < columns.size()) {
      throw new IllegalArgumentException("hybridsearch.export.attributes: two columns would be one property of PutItems");
    }
  }

  /** What the columns are: two are equal where their records are comparable. */
  public String schema() {
    return String.join(",", columns.stream().map(column -> column.name() + ":" + column.type()).toList());
  }

  /**
   * An item's record.
   *
   * @param createdAt of an item that does not say it
   * @return empty where the item lacks what the dataset demands
   */
  public Optional<DatasetRecord> item(Item item, Instant createdAt) {
    return rows.row(new Stored(item, createdAt)).map(row -> new DatasetRecord(item.id(), fitting(row), properties(row, Columns::kept),
        TextHash.of(properties(rows.row(new Stored(item, Instant.EPOCH)).orElseThrow(), column -> true))));
  }

  /** That an item is not to be had any more, as Personalize cannot delete one. @param kept of its last record */
  public DatasetRecord gone(String id, String kept) {
    String properties = kept.replace(AVAILABLE, UNAVAILABLE);
    return new DatasetRecord(id, properties, kept, "gone");
  }

  /** A user's record. */
  public static DatasetRecord user(String id, boolean signedIn) {
    String properties = Json.object(Json.member(property("SIGNED_IN"), Boolean.toString(signedIn))).toText();
    return new DatasetRecord(id, properties, "", Boolean.toString(signedIn));
  }

  /** Whether an id reaches Personalize as it is. */
  public static boolean importable(String id) {
    return CellText.importable(id);
  }

  /** Prose is shortened to what is left by the rest. */
  private String fitting(List<String> row) {
    String whole = properties(row, column -> true);
    int excess = whole.getBytes(StandardCharsets.UTF_8).length - MOST_BYTES;
    if (excess <= 0) {
      return whole;
    }
    List<String> shorter = new ArrayList<>(row);
    for (int i = 0; i < columns.size(); i++) {
      if (!Columns.kept(columns.get(i))) {
        shorter.set(i, CellText.cut(row.get(i), Math.max(0, row.get(i).length() - excess)));
      }
    }
    return properties(shorter, column -> true);
  }

  private String properties(List<String> row, Predicate<Column> wanted) {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i < columns.size(); i++) { // the first is the id
      Column column = columns.get(i);
      String cell = row.get(i);
      if (!cell.isEmpty() && wanted.test(column)) {
        members.add(Json.member(property(column.name()), switch (column.type()) {
          case STRING -> Json.string(cell);
          case LONG, FLOAT -> Json.raw(cell);
        }));
      }
    }
    return Json.object(members).toText();
  }

  /** {@code CATEGORY_L1} becomes {@code categoryL1}. */
  static String property(String column) {
    StringBuilder name = new StringBuilder();
    for (String word : column.toLowerCase(Locale.ROOT).split("_+")) {
      name.append(name.isEmpty() || word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
