package org.hybridsearch.catalog;

import java.util.Map;
import java.util.Optional;
import org.hybridsearch.catalog.index.Language;
import org.hybridsearch.model.Item.Attribute.Kind;

/**
 * What a market decides about its catalogue.
 *
 * @param currency ISO 4217, of every item; empty where each item has its own or none
 * @param attributes kinds of attributes that are fixed before an item has one, by name
 */
public record CatalogRules(Language language, Optional<String> currency, Map<String, Kind> attributes) {

  /** English items of any currency. */
  public static final CatalogRules PLAIN = new CatalogRules(Language.ENGLISH, Optional.empty(), Map.of());

  public CatalogRules {
    attributes = Map.copyOf(attributes);
  }
}
