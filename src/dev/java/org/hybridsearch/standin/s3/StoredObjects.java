package org.hybridsearch.standin.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

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

  /** The user ids of the CSV files whose location begins with one, without their header; empty where there is no file. */
  public List<String> userIds(String location) {
    return texts.entrySet().stream().filter(file -> file.getKey().startsWith(location))
        .flatMap(file -> file.getValue().lines()).map(line -> line.strip().replace("\"", ""))
        .filter(id -> !id.isEmpty() && !id.equalsIgnoreCase(HEADER)).toList();
  }
}
