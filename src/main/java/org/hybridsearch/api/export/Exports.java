package org.hybridsearch.api.export;

import org.hybridsearch.export.PersonalizeExport;
import org.hybridsearch.model.Market;

/** What each market exports. Safe for use by many threads. */
@FunctionalInterface
public interface Exports {

  /** That of a configured market. */
  PersonalizeExport of(Market market);
}
