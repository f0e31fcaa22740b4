package org.hybridsearch.api.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.hybridsearch.api.input.EventInput;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.event.Recorded.Code;
import org.hybridsearch.behaviour.event.Recorded.Rejection;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.SearchException.BadInput;
import org.jspecify.annotations.Nullable;

/** From events as sent to events that can be stored; each of the others is refused by itself. Immutable. */
public final class EventReader {

  private static final int MOST_SHOWN = 100;
  private static final Pattern SEARCH_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final VisitorReader visitors;
  private final MarketReader markets;
  private final int most;
  private final Duration skew;
  private final Duration kept;
  private final Clock clock;

  /**
   * @param most events at once
   * @param skew how far ahead of this clock that of a device may be
   * @param kept how long events are kept, 0 for good: what is older would be deleted, and could then be counted again
   */
  public EventReader(
      VisitorReader visitors, MarketReader markets, int most, Duration skew, Duration kept, Clock clock) {
    this.visitors = visitors;
    this.markets = markets;
    this.most = most;
    this.skew = skew;
    this.kept = kept;
    this.clock = clock;
  }

  /** Events that can be stored, and those that cannot. */
  public record Read(List<ShopEvent> events, List<Rejection> rejected) {}

  /**
   * Reads events.
   *
   * @param bot whether who sends them is obviously no person
   * @throws BadInput when there are too many
   */
  public Read read(List<EventInput> inputs, boolean bot) {
    if (inputs.size() > most) {
      throw new BadInput("events must have at most " + most + " events: send the others in further requests.");
    }
    List<ShopEvent> events = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    for (EventInput input : inputs) {
      try {
        ShopEvent event = event(input, bot);
        if (event.visitor().use() == Visitor.Use.NOTHING) {
          rejected.add(new Rejection(input.eventId(), Code.NO_CONSENT, "The shopper did not consent: nothing of this is kept."));
        } else {
          events.add(event);
        }
      } catch (BadInput e) {
        rejected.add(new Rejection(input.eventId(), Code.BAD_USER_INPUT, e.getMessage()));
      }
    }
    return new Read(events, rejected);
  }

  private ShopEvent event(EventInput input, boolean bot) {
    EventType type = type(input.type());
    Visitor visitor = visitors.read(input.shopper(), bot);
    require(visitor.known(), "shopper needs a sessionId, or a userId.");
    List<String> shown = impression(input.impression());
    boolean several = type == EventType.IMPRESSION && !shown.isEmpty();
    require(input.itemId() != null || several, "itemId is missing.");
    require(type != EventType.RATING || input.value() != null, "value is missing: the rating.");
    Optional<String> search = Optional.ofNullable(input.searchId()).map(EventReader::searchId);
    return new ShopEvent(identifier("eventId", input.eventId()), type,
        Optional.ofNullable(input.itemId()).map(id -> identifier("itemId", id)), sentAt(input.sentAt()), visitor, search,
        position(input.position()), value(input.value()), shown).in(markets.read(input.market(), search.orElse(null)));
  }

  private Instant sentAt(Instant sentAt) {
    require(!sentAt.isBefore(Instant.EPOCH), "sentAt must be a time since 1970.");
    require(!sentAt.isAfter(clock.instant().plus(skew)), "sentAt is in the future: set the clock, or send when it happened.");
    require(kept.isZero() || sentAt.isAfter(clock.instant().minus(kept)), "sentAt is longer ago than events are kept.");
    return sentAt.truncatedTo(ChronoUnit.MILLIS);
  }

  private static List<String> impression(@Nullable List<String> ids) {
    if (ids == null) {
      return List.of();
    }
    require(ids.size() <= MOST_SHOWN, "impression must have at most " + MOST_SHOWN + " ids.");
    return ids.stream().map(id -> identifier("impression", id)).toList();
  }

  private static String identifier(String name, String id) {
    require(!id.isBlank(), name + " must not be blank.");
    return Texts.id(name, id);
  }

  private static String searchId(String id) {
    require(SEARCH_ID.matcher(id).matches(), "searchId must be one that a search answered with.");
    return id;
  }

  private static OptionalInt position(@Nullable Integer position) {
    require(position == null || position >= 1, "position must be 1 or more.");
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  private static OptionalDouble value(@Nullable Double value) {
    require(value == null || Double.isFinite(value), "value must be a finite number.");
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new BadInput(otherwise);
    }
  }

  private static EventType type(org.hybridsearch.api.input.EventType type) {
    return switch (type) {
      case IMPRESSION -> EventType.IMPRESSION;
      case CLICK -> EventType.CLICK;
      case VIEW -> EventType.VIEW;
      case ADD_TO_CART -> EventType.ADD_TO_CART;
      case PURCHASE -> EventType.PURCHASE;
      case RATING -> EventType.RATING;
    };
  }
}
