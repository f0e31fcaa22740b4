package org.hybridsearch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.hybridsearch.behaviour.event.EventLog;
import org.hybridsearch.behaviour.event.EventStore;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.forget.Places;
import org.hybridsearch.behaviour.visitor.Bots;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.IndexSettings;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.testing.SearchEngines;

/** The indices of behaviour, a set of its own on the engine that tests share, and what works on them. */
public final class OwnBehaviour implements AutoCloseable {

  public static final Duration TIMEOUT = Duration.ofSeconds(20);
  /** When events of tests happen unless they say otherwise. */
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  public final SearchEngine engine = SearchEngines.connect();
  public final IndexNames names = new IndexNames("t" + UUID.randomUUID().toString().substring(0, 8), Market.DEFAULT);
  public final IndexAdmin admin = new IndexAdmin(engine, TIMEOUT);
  public final ShopperKeys keys = new ShopperKeys("a secret of the tests".getBytes()::clone);
  public final Forgotten forgotten = forgotten();

  public OwnBehaviour() {
    IndexSettings settings = new IndexSettings("lucene", 1, 0);
    create(names.interactions(), MappingFile.interactions(settings));
    create(names.ubiEvents(), MappingFile.ubiEvents(settings));
    create(names.ubiQueries(), MappingFile.ubiQueries(settings));
    create(names.forgotten(), MappingFile.forgotten(settings));
    create(names.erasures(), MappingFile.erasures(settings));
    create(names.deadLetters(), MappingFile.deadLetters(settings));
    create(names.datasetRecords(), MappingFile.datasetRecords(settings));
    admin.create(names.control(), MappingFile.control(settings).body());
  }

  private void create(String alias, MappingFile mapping) {
    admin.create(alias + "-1", mapping.body());
    admin.point(alias, alias + "-1", false);
  }

  /** What a replica knows of who was forgotten. */
  public Forgotten forgotten() {
    return new Forgotten(engine, names.forgotten(), keys, TIMEOUT);
  }

  public EventStore store() {
    return store(engine, new Bots("bot\\b", 1000, Ticker.systemTicker()));
  }

  public EventStore store(SearchEngine through, Bots bots) {
    return new EventStore(new BulkSender(through, TIMEOUT), names.ubiEvents(), keys, bots,
        event -> forgotten.covers(event.visitor().userId(), event.visitor().sessionId(), event.sentAt()), Clock.systemUTC());
  }

  public EventLog log() {
    return new EventLog(engine, names.ubiEvents(), 100, TIMEOUT);
  }

  public Forgetting forgetting(SearchEngine through, Clock clock) {
    return new Forgetting(through, places(), keys, new Forgetting.Settings(TIMEOUT, Elsewhere.nowhere(), () -> { }), clock);
  }

  public Places places() {
    return new Places(names.ubiEvents(), names.ubiQueries(), names.interactions(), names.forgotten());
  }

  /** Everything a log hands over from its start. */
  public static List<EventLog.Entry> readAll(EventLog log) {
    List<EventLog.Entry> all = new ArrayList<>();
    log.readAll(all::addAll);
    return all;
  }

  /** All documents behind an alias, as they are stored. */
  public List<JsonNode> documents(String alias) {
    admin.refresh(alias);
    List<JsonNode> sources = new ArrayList<>();
    engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of(), Json.object(Json.member("size", 10_000))), TIMEOUT,
        Trees::read).at("/hits/hits").forEach(hit -> sources.add(hit.path("_source")));
    return sources;
  }

  public static Visitor visitor(String userId, String sessionId) {
    return new Visitor(userId, sessionId, Visitor.Use.PERSONALIZATION, false);
  }

  /** A click on an item. */
  public static ShopEvent click(String eventId, Visitor visitor, String itemId) {
    return click(eventId, visitor, itemId, NOON);
  }

  public static ShopEvent click(String eventId, Visitor visitor, String itemId, Instant sentAt) {
    return new ShopEvent(eventId, EventType.CLICK, Optional.of(itemId), sentAt, visitor, Optional.empty(), OptionalInt.empty(),
        OptionalDouble.empty(), List.of());
  }

  @Override
  public void close() {
    for (String alias : List.of(names.interactions(), names.ubiEvents(), names.ubiQueries(), names.forgotten(),
        names.deadLetters(), names.erasures(), names.datasetRecords())) {
      admin.delete(alias + "-1");
    }
    admin.delete(names.control());
    try {
      engine.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
