package org.hybridsearch.model;

/**
 * A field of an item that filters may name.
 *
 * @param name the public name: a field of {@code Item}, or {@code attributes.NAME}
 * @param kind what values the field holds
 */
public record ItemField(String name, Kind kind) {

  /** What values a field holds, and so which filters it takes. */
  public enum Kind {
    /** Exact words: {@code in} and {@code exists}. */
    KEYWORD,
    /** Numbers: {@code in}, {@code range} and {@code exists}. */
    NUMBER,
    /** {@code true} or {@code false}: {@code in} and {@code exists}. */
    BOOLEAN,
    /** Epoch seconds: {@code range} and {@code exists}. */
    TIME,
    /** An attribute, whose kind only the index knows: all filters; the engine's mapping decides. */
    ATTRIBUTE
  }

  /** The labels of an item's category, and the places in the tree that facets tell: {@link CategoryPath}. */
  public static final ItemField CATEGORIES = new ItemField("categories", Kind.KEYWORD);

  /** Given by the shop, else learned from behaviour, as items tell it. */
  public static final ItemField POPULARITY = new ItemField("popularity", Kind.NUMBER);

  /** The prefix of attribute fields. */
  public static final String ATTRIBUTE_PREFIX = "attributes.";
}
