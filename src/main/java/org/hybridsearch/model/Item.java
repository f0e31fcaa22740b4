package org.hybridsearch.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An item of the catalogue, as shops give it and as shoppers see it.
 *
 * @param id 1 to 256 characters
 * @param categories a path, widest first
 * @param currency ISO 4217
 * @param popularity 0 to 1: given by the shop, else learned from behaviour
 * @param groupId variants of one product share it
 * @param attributes in the order of their names
 */
public record Item(
    String id,
    Optional<String> sku,
    Optional<String> gtin,
    String title,
    Optional<String> description,
    Optional<String> brand,
    List<String> categories,
    OptionalDouble price,
    OptionalDouble listPrice,
    Optional<String> currency,
    Optional<String> imageUrl,
    Optional<String> url,
    boolean available,
    OptionalDouble rating,
    OptionalInt ratingCount,
    OptionalDouble popularity,
    Optional<Instant> createdAt,
    Optional<String> groupId,
    List<Attribute> attributes) {

  public Item {
    categories = List.copyOf(categories);
    attributes = List.copyOf(attributes);
  }

  /** Its group: the one it shares with other variants, or itself. */
  public String group() {
    return groupId.orElse(id);
  }

  /**
   * One further property of an item.
   *
   * @param values at least one, as text: numbers in plain decimal form, booleans as {@code true} or {@code false}
   */
  public record Attribute(String name, Kind kind, List<String> values) {
    public Attribute {
      values = List.copyOf(values);
    }

    /** What an attribute's values are; the same for every item of a market. */
    public enum Kind {
      KEYWORD,
      NUMBER,
      BOOLEAN
    }
  }
}
