package org.hybridsearch.behaviour.erase;

import java.util.List;

/** One for each dataset group that is told of who is forgotten. */
public record Erasers(List<Eraser> all) {
  public Erasers {
    all = List.copyOf(all);
  }
}
