package org.hybridsearch.standin.personalize.deletion;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What lies in S3, as far as deletions read it. Safe for use by many threads. */
public final class StoredObjects {

  private static final String HEADER = "USER_ID";

  private final Map<String, String> texts = new ConcurrentSkipListMap<>();

  /** Puts an object; {@code location} is {@code s3://bucket/key}. */
  public void put(String location, String text) {
    texts.put(location, text);
  }

  /** The user ids of the CSV files whose location begins with one, without their header; empty where there is no file. */
  List<String> userIds(String location) {
    return texts.entrySet().stream().filter(file -> file.getKey().startsWith(location))
        .flatMap(file -> file.getValue().lines()).map(line -> line.strip().replace("\"", ""))
        .filter(id -> !id.isEmpty() && !id.equalsIgnoreCase(HEADER)).toList();
  }
}
