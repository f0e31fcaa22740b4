package org.hybridsearch.catalog.document;

import java.util.LinkedHashSet;
import org.hybridsearch.model.Item;

/**
 * The text that stands for an item: {@code title. widest > … > narrowest category. brand. description}, parts that are absent left
 * out, a category that repeats another named once, cut at {@link #LONGEST}. Title first, as models weigh beginnings and cut ends;
 * the brand after what the thing is, and only where the title does not hold it, as most queries name no brand. Of the orders that
 * were tried this one keeps queries about the catalogue furthest from the others. Pure; the same item has the same text, so a
 * change here means that every item is embedded again.
 */
public final class ItemText {

  /** In UTF-16 units: about 250 word pieces, what all-MiniLM-L6-v2 was trained to read. */
  static final int LONGEST = 1_000;

  private ItemText() {}

  /** Never empty for an item with a title. */
  public static String of(Item item) {
    StringBuilder text = new StringBuilder(item.title().strip());
    part(text, String.join(" > ", new LinkedHashSet<>(item.categories())));
    item.brand().filter(brand -> !item.title().contains(brand)).ifPresent(brand -> part(text, brand));
    item.description().ifPresent(description -> part(text, description));
    return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST);
  }

  private static void part(StringBuilder text, String part) {
    if (!part.isBlank()) {
      text.append(". ").append(part.strip());
    }
  }
}
