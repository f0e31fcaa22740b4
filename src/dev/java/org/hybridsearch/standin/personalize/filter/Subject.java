package org.hybridsearch.standin.personalize.filter;

import java.util.Set;

/** An item and the shopper it may be shown to, as filters see them. */
public interface Subject {

  /** The types of events that the shopper had with the item, as recorded; case makes no difference to filters. */
  Set<String> eventTypes();

  /** The values of an item's field, empty where it has none. */
  Set<String> values(String field);
}
