package org.hybridsearch.api.edge.execution;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A completed object, in the order of its keys, which it shares with all others of its selection: an answer has hundreds, each to
 * be gone through once. To look a key up takes time in the number of keys. Immutable.
 */
final class Row extends AbstractMap<String, @Nullable Object> {

  private final String[] keys;
  private final @Nullable Object[] values;

  /**
   * Takes both arrays over.
   *
   * @param keys no two the same
   * @param values one for each key
   */
  Row(String[] keys, @Nullable Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {

      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public Iterator<Entry<String, @Nullable Object>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, @Nullable Object>> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < keys.length;
    }

    @Override
    public Entry<String, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Entry<String, @Nullable Object> entry = new SimpleImmutableEntry<>(keys[next], values[next]);
      next++;
      return entry;
    }
  }
}
