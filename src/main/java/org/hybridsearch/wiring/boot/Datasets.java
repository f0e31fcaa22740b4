package org.hybridsearch.wiring.boot;

import java.util.List;
import org.hybridsearch.dataset.DatasetSync;

/** The datasets of a market that are kept up to date: that of items, that of users, both, or none. */
public record Datasets(List<DatasetSync> all) {

  public Datasets {
    all = List.copyOf(all);
  }

  /** Begins with those that have not begun. */
  void start() {
    all.forEach(DatasetSync::start);
  }

  /** Ends them, after the calls under way, for some seconds at most. */
  void close() {
    all.forEach(DatasetSync::close);
  }

  /** Has all that was put aside sent again, soon; how many records they are. */
  public long replay() {
    return all.stream().mapToLong(DatasetSync::replay).sum();
  }
}
