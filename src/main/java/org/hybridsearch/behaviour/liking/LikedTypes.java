package org.hybridsearch.behaviour.liking;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hybridsearch.behaviour.EventType;

/**
 * The types of events that count as liking, and their names. Immutable.
 *
 * @param types at least one, and never {@link EventType#IMPRESSION}
 * @param domain which fixes names
 */
public record LikedTypes(Set<EventType> types, Domain domain) {

  /** @throws IllegalArgumentException when impressions, or nothing, is to count as liking */
  public LikedTypes {
    if (types.isEmpty() || types.contains(EventType.IMPRESSION)) {
      throw new IllegalArgumentException(
          "hybridsearch.liking.types must name at least one type, and not IMPRESSION: what was shown is not what was liked");
    }
    types = Set.copyOf(EnumSet.copyOf(types));
  }

  /** As settings say. */
  public static LikedTypes of(LikingConfig config, Domain domain) {
    return new LikedTypes(config.types(), domain);
  }

  public boolean contains(EventType type) {
    return types.contains(type);
  }

  /** Their names in the store of events. */
  public List<String> stored() {
    return types.stream().map(type -> type.name().toLowerCase(Locale.ROOT)).sorted().toList();
  }

  /** What Personalize knows a type by, in {@code PutEvents} as in the file of interactions. */
  public String name(EventType type) {
    return switch (domain) {
      case CUSTOM -> type.name();
      case ECOMMERCE -> switch (type) {
        case IMPRESSION -> "Impression";
        case CLICK -> "Click";
        case VIEW -> "View"; // this and Purchase are the domain's own
        case ADD_TO_CART -> "AddToCart";
        case PURCHASE -> "Purchase";
        case RATING -> "Rating";
      };
    };
  }
}
