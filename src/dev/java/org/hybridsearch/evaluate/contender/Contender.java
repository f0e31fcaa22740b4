package org.hybridsearch.evaluate.contender;

import java.util.List;

/** A way to rank a catalogue for a query. */
public interface Contender {

  /** How deep rankings go. */
  int DEPTH = 100;

  /** Its name in tables and files. */
  String name();

  /** Ids of items, best first, none twice, at most {@value #DEPTH}; the same for the same query and index. */
  List<String> rank(String query);
}
