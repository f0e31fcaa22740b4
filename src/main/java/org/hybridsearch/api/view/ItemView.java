package org.hybridsearch.api.view;

import static org.hybridsearch.api.view.Absent.orNull;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.model.Item;
import org.jspecify.annotations.Nullable;

/** An item of the catalogue. */
@Type("Item")
public record ItemView(
    @Id @NonNull String id,
    @Nullable String sku,
    @Nullable String gtin,
    @NonNull String title,
    @Nullable String description,
    @Nullable String brand,
    @Description("A path, widest first") @NonNull List<@NonNull String> categories,
    @Nullable Double price,
    @Nullable Double listPrice,
    @Description("ISO 4217") @Nullable String currency,
    @Nullable String imageUrl,
    @Nullable String url,
    boolean available,
    @Nullable Double rating,
    @Nullable Integer ratingCount,
    @Description("0 to 1: given by the shop, else the shrunk percentile of its interactions") @Nullable Double popularity,
    @Description("UTC") @Nullable Instant createdAt,
    @Description("Variants of one product share it") @Id @Nullable String groupId,
    @NonNull List<@NonNull AttributeView> attributes) {

  /** The public face of an item. */
  public static ItemView of(Item item) {
    return new ItemView(item.id(), orNull(item.sku()), orNull(item.gtin()), item.title(), orNull(item.description()),
        orNull(item.brand()), item.categories(), orNull(item.price()), orNull(item.listPrice()), orNull(item.currency()),
        orNull(item.imageUrl()), orNull(item.url()), item.available(), orNull(item.rating()), orNull(item.ratingCount()),
        orNull(item.popularity()), orNull(item.createdAt()), orNull(item.groupId()),
        item.attributes().stream().map(AttributeView::of).toList());
  }

  /** One further property. Until markets declare labels and units, the label is the name and there is no unit. */
  @Type("Attribute")
  public record AttributeView(
      @NonNull String name,
      @NonNull String label,
      @NonNull AttributeKind kind,
      @NonNull List<@NonNull String> values,
      @Nullable String unit) {

    static AttributeView of(Item.Attribute attribute) {
      return new AttributeView(attribute.name(), attribute.name(), AttributeKind.of(attribute.kind()), attribute.values(), null);
    }
  }

  /** What an attribute's values are. */
  @Enum("AttributeKind")
  public enum AttributeKind {
    KEYWORD,
    NUMBER,
    BOOLEAN;

    static AttributeKind of(Item.Attribute.Kind kind) {
      return switch (kind) {
        case KEYWORD -> KEYWORD;
        case NUMBER -> NUMBER;
        case BOOLEAN -> BOOLEAN;
      };
    }
  }
}
