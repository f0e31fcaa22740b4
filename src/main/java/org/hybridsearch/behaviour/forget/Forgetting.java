package org.hybridsearch.behaviour.forget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * Forgets shoppers. The tombstone is written first: from then on every replica drops what it knows and takes in nothing that was
 * done before, so what a deletion misses, because it was being written just then, has no effect, and is deleted by {@link
 * #sweep}. Wherever this process ends after the tombstone, {@code sweep} does the rest. Thread-safe.
 */
public final class Forgetting implements Forgets {

  /** Longer than any write of before may still take. */
  private static final Duration LATE = Duration.ofHours(1);
  /** How long it is tried to end what was begun. */
  private static final Duration UNFINISHED = Duration.ofDays(30);
  /** Longer than whoever began it may still be at it. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(3);
  private static final int MOST_SWEPT = 1_000;
  private static final int CONFLICT = 409;

  private final SearchEngine engine;
  private final Places places;
  private final ShopperKeys keys;
  private final Deletion deletion;
  private final Settings settings;
  private final Clock clock;

  public Forgetting(SearchEngine engine, Places places, ShopperKeys keys, Settings settings, Clock clock) {
    this.engine = engine;
    this.places = places;
    this.keys = keys;
    this.deletion = new Deletion(engine, places, keys, settings.timeout());
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What varies.
   *
   * @param timeout of each request to the engine
   * @param elsewhere who else has to forget
   * @param afterwards lets this replica drop what it knows, without waiting for its turn
   */
  public record Settings(Duration timeout, Elsewhere elsewhere, Runnable afterwards) {}

  @Override
  public Outcome forget(String userId, String sessionId, String by) {
    try {
      Set<String> sessions = userId.isEmpty() ? new HashSet<>() : deletion.sessionsOf(userId);
      if (!sessionId.isEmpty()) {
        sessions.add(sessionId);
      }
      Tombstone tombstone = new Tombstone(UUID.randomUUID().toString(), keys.of(userId),
          sessions.stream().map(keys::of).sorted().toList(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
      sessions.add(userId);
      sessions.remove("");
      Elsewhere.Wish wish = new Elsewhere.Wish(tombstone, List.copyOf(sessions), by);
      settings.elsewhere().ask(wish, deletion.anything(tombstone, userId));
      create(tombstone.id(), TombstoneDocument.asked(tombstone, by));
      settings.elsewhere().confirm(tombstone);
      settings.afterwards().run();
      Deleted deleted = delete(tombstone, userId);
      long told = deleted.events() + deleted.interactions();
      if (told > 0) { // does nothing but where they came in between
        settings.elsewhere().ask(wish, true);
        settings.elsewhere().confirm(tombstone);
      }
      return new Outcome(told, settings.elsewhere().pending(tombstone));
    } catch (EngineException e) {
      throw new SearchException.Unavailable("The shopper could not be forgotten at once: ask again in a few seconds.", e);
    }
  }

  /**
   * Deletes what came late, and ends what was begun and not ended. To be called every minute.
   *
   * @throws EngineException when the engine fails; the next call does what is missing
   */
  public void sweep() {
    Instant now = clock.instant();
    settings.elsewhere().unconfirmed(now.minus(UNDER_WAY)).forEach(this::markLate);
    for (Tombstone tombstone : since(now.minus(UNFINISHED))) {
      String done = "/" + places.forgotten() + "/_doc/" + TombstoneDocument.doneId(tombstone.id());
      boolean ended = engine.exists(done, settings.timeout());
      if (!ended && tombstone.at().isBefore(now.minus(UNDER_WAY))) {
        delete(tombstone, deletion.named(tombstone, Instant.EPOCH));
      } else if (tombstone.at().isAfter(now.minus(LATE))) {
        deletion.events(tombstone);
        deletion.searches(tombstone);
        deletion.interactions(tombstone, deletion.named(tombstone, tombstone.at().minus(UNDER_WAY)));
      }
    }
  }

  /** Writes the tombstone of somebody whose forgetting ended before that. */
  private void markLate(Elsewhere.Wish wish) {
    createOnce(wish.tombstone().id(), TombstoneDocument.asked(wish.tombstone(), wish.by()));
    settings.elsewhere().confirm(wish.tombstone());
  }

  /** @param userId plain; empty for none */
  private Deleted delete(Tombstone tombstone, String userId) {
    Deleted deleted = new Deleted(
        deletion.events(tombstone), deletion.interactions(tombstone, userId), deletion.searches(tombstone));
    createOnce(TombstoneDocument.doneId(tombstone.id()), TombstoneDocument.done(tombstone, deleted, clock.instant()));
    return deleted;
  }

  /** Another replica may be at the same. */
  private void createOnce(String id, Json document) {
    try {
      create(id, document);
    } catch (EngineException.Refused e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
    }
  }

  private void create(String id, Json document) {
    engine.send(EngineRequest.of("PUT", "/" + places.forgotten() + "/_create/" + id,
        Map.of("require_alias", "true", "refresh", "true"), document), settings.timeout(), AnswerReader.ignored());
  }

  private List<Tombstone> since(Instant start) {
    Json young = Json.object(Json.member("range", Json.object(Json.member(TombstoneDocument.AT,
        Json.object(Json.member("gte", start.toEpochMilli()))))));
    Json body = Json.object(Json.member("size", MOST_SWEPT), Json.member("_source", false),
        Json.member("sort", Json.array(Json.object(Json.member(TombstoneDocument.AT, "desc")))),
        Json.member("docvalue_fields", TombstoneDocument.fields()),
        Json.member("query", Json.object(Json.member("bool",
            Json.object(Json.member("filter", Json.array(TombstoneDocument.requested(), young)))))));
    return engine.send(EngineRequest.of("POST", "/" + places.forgotten() + "/_search", Map.of(), body), settings.timeout(),
        TombstoneDocument::read);
  }
}
