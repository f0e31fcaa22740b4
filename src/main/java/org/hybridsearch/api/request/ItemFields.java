package org.hybridsearch.api.request;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.ItemField.Kind;
import org.hybridsearch.model.SearchException.BadInput;

/**
 * The fields filters may name: all that an item has. {@code title} and {@code description} are text for the query to search:
 * filters may ask whether they exist, no more.
 */
final class ItemFields {

  private static final Map<String, Kind> KINDS = Map.ofEntries(
      entry("id", Kind.KEYWORD), entry("sku", Kind.KEYWORD), entry("gtin", Kind.KEYWORD), entry("brand", Kind.KEYWORD),
      entry("categories", Kind.KEYWORD), entry("currency", Kind.KEYWORD), entry("groupId", Kind.KEYWORD),
      entry("price", Kind.NUMBER), entry("listPrice", Kind.NUMBER), entry("rating", Kind.NUMBER),
      entry("ratingCount", Kind.NUMBER), entry("popularity", Kind.NUMBER),
      entry("url", Kind.KEYWORD), entry("imageUrl", Kind.KEYWORD),
      entry("available", Kind.BOOLEAN), entry("createdAt", Kind.TIME));

  private static final Set<String> TEXTS = Set.of("title", "description");

  private static final Set<String> ADDRESSES = Set.of("url", "imageUrl");

  private static final Pattern ATTRIBUTE = Pattern.compile(
      Pattern.quote(ItemField.ATTRIBUTE_PREFIX) + "[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_ -]{0,62}[\\p{L}\\p{N}_-])?");

  private ItemFields() {}

  /** The field of a public name. */
  static ItemField of(String name) {
    Kind kind = KINDS.get(name);
    if (kind != null) {
      return new ItemField(name, kind);
    }
    if (TEXTS.contains(name)) {
      return new ItemField(name, Kind.KEYWORD);
    }
    if (ATTRIBUTE.matcher(name).matches()) {
      return new ItemField(name, Kind.ATTRIBUTE);
    }
    throw new BadInput(
        "A filter's or facet's field must be a field of Item, or attributes.NAME with 1 to 64 letters, digits, blanks, _ or -.");
  }

  /** Whether a field holds addresses: filters take them, but nobody counts them. */
  static boolean isAddress(ItemField field) {
    return ADDRESSES.contains(field.name());
  }

  /** Whether a field is text, of which only the existence can be asked. */
  static boolean isText(ItemField field) {
    return TEXTS.contains(field.name());
  }
}
