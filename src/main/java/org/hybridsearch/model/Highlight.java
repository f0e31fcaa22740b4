package org.hybridsearch.model;

import java.util.List;

/**
 * Where the words of a query stand in a field of an item.
 *
 * @param field {@code title} or {@code description}
 * @param fragments of HTML, at least one: matches between {@code <em>} and {@code </em>}, all else escaped
 */
public record Highlight(String field, List<String> fragments) {

  public Highlight {
    fragments = List.copyOf(fragments);
  }
}
