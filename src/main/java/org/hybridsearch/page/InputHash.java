package org.hybridsearch.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Sort;

/**
 * Ties a cursor to the input it continues. The shopper is left out: somebody who logs in between two pages goes on where they were.
 */
final class InputHash {

  private final MessageDigest digest;

  private InputHash() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This runtime has no SHA-256", e);
    }
  }

  static long of(SearchRequest request) {
    InputHash hash = new InputHash();
    hash.add(request.market().name());
    hash.add(request.query());
    hash.add(request.mode().name());
    hash.add(request.profile());
    request.filters().forEach(hash::add);
    hash.add(request.sort());
    return ByteBuffer.wrap(hash.digest.digest()).getLong();
  }

  private void add(Filter filter) {
    add(filter.field().name());
    switch (filter) {
      case Filter.In in -> {
        add("in " + in.values().size());
        in.values().forEach(this::add);
      }
      case Filter.Range range -> add("range " + range.from() + " " + range.to());
      case Filter.Exists exists -> add("exists " + exists.present());
    }
  }

  private void add(Sort sort) {
    switch (sort) {
      case Sort.ByRelevance relevance -> { }
      case Sort.ByField field -> add("sort " + field.field() + " " + field.direction());
    }
  }

  /** Length first, so that no two inputs run together to the same bytes. */
  private void add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
