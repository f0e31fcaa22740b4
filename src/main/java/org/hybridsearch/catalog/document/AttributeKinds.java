package org.hybridsearch.catalog.document;

import java.util.Optional;
import org.hybridsearch.model.Item.Attribute.Kind;

/** What kind of values each attribute of a market has: settled when a name is first seen, and fixed from then on. */
public interface AttributeKinds {

  /** The kind of a name; empty when it was never seen. */
  Optional<Kind> known(String name);

  /**
   * Settles the kind of a new name, for all writers of the market.
   *
   * @return the kind that holds: another writer may have settled it otherwise
   * @throws org.hybridsearch.ndjson.LineFault when there are too many names already
   */
  Kind settle(String name, Kind proposed);
}
