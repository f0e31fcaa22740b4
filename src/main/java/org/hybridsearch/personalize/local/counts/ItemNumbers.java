package org.hybridsearch.personalize.local.counts;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Numbers items from 0 in the order of their first touch; numbers are never taken back. One thread writes; any number read. */
final class ItemNumbers {

  private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
  private volatile AtomicReferenceArray<String> ids = new AtomicReferenceArray<>(64);

  /** The number of an item, -1 when it has none. */
  int find(String id) {
    Integer number = numbers.get(id);
    return number == null ? -1 : number;
  }

  /** The number of an item, a new one when it has none. */
  int numberOf(String id) {
    Integer known = numbers.get(id);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    if (number == ids.length()) {
      grow();
    }
    ids.setRelease(number, id);
    numbers.put(id, number);
    return number;
  }

  /** The id of a numbered item. */
  String id(int number) {
    return ids.getAcquire(number);
  }

  int size() {
    return numbers.size();
  }

  private void grow() {
    AtomicReferenceArray<String> old = ids;
    AtomicReferenceArray<String> grown = new AtomicReferenceArray<>(old.length() * 2);
    for (int i = 0; i < old.length(); i++) {
      grown.setPlain(i, old.getPlain(i));
    }
    ids = grown;
  }
}
