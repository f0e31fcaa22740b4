package org.hybridsearch.catalog;

import java.util.Map;
import org.hybridsearch.catalog.document.AttributeKinds;
import org.hybridsearch.model.Item.Attribute.Kind;
import org.hybridsearch.model.Market;

/** Settles the kinds of attributes that a market declares, before an item does. */
final class DeclaredKinds {

  private final AttributeKinds kinds;
  private final Market market;
  private final Map<String, Kind> declared;

  DeclaredKinds(AttributeKinds kinds, Market market, Map<String, Kind> declared) {
    this.kinds = kinds;
    this.market = market;
    this.declared = declared;
  }

  /**
   * Does nothing where it was done before.
   *
   * @throws IllegalStateException when an attribute has another kind already
   */
  void settle() {
    declared.forEach((name, kind) -> {
      Kind settled = kinds.settle(name, kind);
      if (settled != kind) {
        throw new IllegalStateException("hybridsearch.markets." + market.name() + ".attributes." + name + " says " + kind
            + ", but the catalogue has it as " + settled + " already: say so, too, or give the attribute another name");
      }
    });
  }
}
