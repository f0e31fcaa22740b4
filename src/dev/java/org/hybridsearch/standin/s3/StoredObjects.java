package org.hybridsearch.standin.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** What lies in S3. Safe for use by many threads. */
public final class StoredObjects {

  private static final String HEADER = "USER_ID";

  private final Map<String, String> texts = new ConcurrentSkipListMap<>();

  /** Puts an object; {@code location} is {@code s3://bucket/key}. */
  public void put(String location, String text) {
    texts.put(location, text);
  }

  /** The text of an object. */
  public Optional<String> get(String location) {
    return Optional.ofNullable(texts.get(location));
  }

  void delete(String location) {
    texts.remove(location);
  }

  /** Where the objects lie. */
  public Set<String> locations() {
    return new TreeSet<>(texts.keySet());
  }

  /**
   * The first column of the CSV files whose location begins with one, as RFC 4180 has them, without their header; empty where there
   * is none.
   */
  public List<String> userIds(String location) {
    return texts.entrySet().stream().filter(file -> file.getKey().startsWith(location))
        .flatMap(file -> cells(file.getValue()).stream()).filter(id -> !id.isEmpty() && !id.equalsIgnoreCase(HEADER)).toList();
  }

  private static List<String> cells(String text) {
    try (CSVParser records = CSVParser.parse(text, CSVFormat.RFC4180)) {
      return records.stream().map(each -> each.get(0)).toList();
    } catch (IOException | UncheckedIOException malformed) {
      return List.of();
    }
  }
}
