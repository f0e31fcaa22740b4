package org.hybridsearch.behaviour.event;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hybridsearch.behaviour.event.Recorded.Code;
import org.hybridsearch.behaviour.event.Recorded.Rejection;
import org.hybridsearch.behaviour.visitor.Bots;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;

/**
 * Stores events in the engine: one document an event, created under an id that follows from the event's own, in one request.
 * There is no second write: what learns from events follows these documents, so an event is stored and learned from, or neither,
 * wherever this process ends; and one sent again meets its own document. Thread-safe.
 */
public final class EventStore implements Events {

  private final BulkSender sender;
  private final String alias;
  private final ShopperKeys keys;
  private final Bots bots;
  private final Predicate<ShopEvent> forgotten;
  private final Clock clock;

  /**
   * A store behind an alias.
   *
   * @param sender gives a write as long as storefronts can wait
   * @param forgotten whether the visitor had it forgotten, as far as this replica knows
   */
  public EventStore(
      BulkSender sender, String alias, ShopperKeys keys, Bots bots, Predicate<ShopEvent> forgotten, Clock clock) {
    this.sender = sender;
    this.alias = alias;
    this.keys = keys;
    this.bots = bots;
    this.forgotten = forgotten;
    this.clock = clock;
  }

  @Override
  public Recorded record(List<ShopEvent> events) {
    List<Rejection> rejected = new ArrayList<>();
    List<ShopEvent> wanted = new ArrayList<>();
    for (ShopEvent event : events) {
      if (forgotten.test(event)) {
        rejected.add(new Rejection(event.eventId(), Code.FORGOTTEN, "The shopper has had what they did until then forgotten."));
      } else {
        wanted.add(event);
      }
    }
    return wanted.isEmpty() ? new Recorded(0, 0, rejected) : told(wanted, write(wanted), rejected);
  }

  private List<BulkOutcome> write(List<ShopEvent> events) {
    Instant now = clock.instant();
    try {
      return sender.sendToAlias(alias, events.stream().map(event -> action(event, now)).toList());
    } catch (EngineException e) {
      events.forEach(this::uncount);
      throw new SearchException.Unavailable("The events could not be stored: send them again in a few seconds.", e);
    }
  }

  private BulkAction action(ShopEvent event, Instant now) {
    boolean bot = event.visitor().bot() || bots.tooFast(event.visitor(), event.sentAt());
    ShopEvent judged = bot ? event.by(event.visitor().asBot()) : event;
    return BulkAction.create(EventDocument.id(event.eventId()), EventDocument.source(judged, keys, now));
  }

  private void uncount(ShopEvent event) {
    bots.uncount(event.visitor(), event.sentAt());
  }

  private Recorded told(List<ShopEvent> events, List<BulkOutcome> outcomes, List<Rejection> rejected) {
    int accepted = 0;
    int duplicates = 0;
    for (int i = 0; i < events.size(); i++) {
      BulkOutcome outcome = outcomes.get(i);
      if (!outcome.succeeded()) {
        uncount(events.get(i));
      }
      if (outcome.succeeded()) {
        accepted++;
      } else if (outcome.conflict()) {
        duplicates++;
      } else {
        rejected.add(rejection(events.get(i).eventId(), outcome));
      }
    }
    return new Recorded(accepted, duplicates, rejected);
  }

  private static Rejection rejection(String eventId, BulkOutcome outcome) {
    return outcome.transientFailure() || outcome.indexMissing()
        ? new Rejection(eventId, Code.UNAVAILABLE, "The event could not be stored: send it again in a few seconds.")
        : new Rejection(eventId, Code.BAD_USER_INPUT, "The engine does not take this event.");
  }
}
