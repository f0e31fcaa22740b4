package org.hybridsearch.catalog.document;

import java.util.Locale;
import org.hybridsearch.model.Item.Attribute.Kind;

/** Names of document fields that are no properties of senders; {@code opensearch-mappings/items.json} says what each is. */
public final class Fields {

  public static final String ID = "id";
  public static final String GROUP = "group";
  public static final String ATTRIBUTES = "attributes";
  /** The version of the last writer, of the whole or of a part. */
  public static final String VERSION = "version";
  /** The version of the last writer of the whole. */
  public static final String BASE = "base";
  /** Of the parts written since: public name of the field to version. */
  public static final String PATCHED = "patched";
  /** Derived of the categories by {@link CategoryPaths}. */
  public static final String CATEGORY_PATHS = "categoryPaths";
  public static final String EMBEDDING = "embedding";
  public static final String TEXT_HASH = "textHash";
  public static final String LEARNED_POPULARITY = "learnedPopularity";
  /** Derived of the others by {@link Prior}. */
  public static final String PRIOR = "prior";
  /** When the whole was last written, by the engine's clock, in epoch milliseconds. */
  public static final String LOADED_AT = "loadedAt";
  /** True when the item was deleted and the document only remembers at which version. */
  public static final String TOMBSTONE = "tombstone";

  private Fields() {}

  /** The part of {@link #ATTRIBUTES} that holds values of a kind. */
  public static String kind(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
