package org.hybridsearch.evaluate.contender;

import java.util.ArrayList;
import java.util.List;

/**
 * A catalogue that is indexed, and all who rank it.
 *
 * @param baselines in the order of tables
 * @param service the one that is to be good
 * @param refused lines of the catalogue that the import did not take: nobody can find those items
 */
public record Shop(List<Contender> baselines, Service service, long refused) {

  public Shop {
    baselines = List.copyOf(baselines);
  }

  /** The baselines, then the service. */
  public List<Contender> contenders() {
    List<Contender> all = new ArrayList<>(baselines);
    all.add(service);
    return all;
  }
}
