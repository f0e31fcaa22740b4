package org.hybridsearch.export;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.InteractionLog;
import org.hybridsearch.behaviour.follow.FieldsPage;
import org.hybridsearch.behaviour.follow.SequencedLog;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.behaviour.shown.LoggedPage;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.export.StoredItems.Taker;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * What shoppers did that counts as liking: events of the wanted types by those who agreed to it, bots left out, and then what was
 * uploaded. Nothing of who was forgotten; what was done in a session is the user's who logged in. Safe for use by many threads.
 */
final class StoredLikings {

  private static final String ATTRIBUTES = "event_attributes.";
  private static final String ITEM = ATTRIBUTES + "object.object_id";
  private static final String USER = ATTRIBUTES + "user_id";
  private static final String SESSION = ATTRIBUTES + "session_id";
  private static final String VALUE = ATTRIBUTES + "value";
  private static final String RECEIVED = ATTRIBUTES + "received_at";

  private final Sources sources;
  private final ExportConfig config;
  private final ShownAround shown;

  /**
   * Where it is read.
   *
   * @param forgotten what this replica knows of who was
   * @param owner whose a session is, by keys of shoppers
   * @param liked the wanted types
   */
  record Sources(SearchEngine engine, IndexNames names, BehaviourConfig behaviour, Forgotten forgotten, UnaryOperator<String> owner,
      LikedTypes liked) {}

  StoredLikings(Sources sources, ExportConfig config) {
    this.sources = sources;
    this.config = config;
    this.shown = new ShownAround(sources.engine(), sources.names().ubiQueries(), config.requestTimeout());
  }

  private record Found(Liking liking, String searchId) {}

  /** @throws org.hybridsearch.opensearch.EngineException when the engine fails */
  void each(Taker<Liking> taker) throws IOException {
    try {
      events().readAll(page -> hand(withShown(page), taker));
      new InteractionLog(sources.engine(), sources.names().interactions(), sources.behaviour())
          .readAll(page -> hand(page.stream().flatMap(each -> uploaded(each).stream()).toList(), taker));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void hand(Collection<Liking> likings, Taker<Liking> taker) {
    try {
      for (Liking liking : likings) {
        if (CellText.importable(liking.userId()) && CellText.importable(liking.itemId())) {
          taker.take(liking);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SequencedLog<Found> events() {
    Json learnable = object(member("term", object(member(ATTRIBUTES + "learn", true))));
    Json wanted = object(member("terms", object(member("action_name",
        Json.strings(sources.liked().stored())))));
    Json fields = Json.array(field("action_name"), field("query_id"), field(ITEM), field(USER), field(SESSION), field(VALUE),
        time("timestamp"), time(RECEIVED));
    return new SequencedLog<>(sources.engine(), sources.names().ubiEvents(),
        new SequencedLog.Reading<>(fields, List.of(learnable, wanted), this::read), config.pageSize(), config.requestTimeout());
  }

  private List<Found> read(JsonParser in) throws IOException {
    List<Found> page = new ArrayList<>();
    FieldsPage.read(in, fields -> found(fields).ifPresent(page::add));
    return page;
  }

  private Optional<Found> found(Map<String, String> fields) {
    String userId = fields.getOrDefault(USER, "");
    String sessionId = fields.getOrDefault(SESSION, "");
    if (!fields.keySet().containsAll(Set.of(ITEM, "timestamp", RECEIVED)) || userId.isEmpty() && sessionId.isEmpty()) {
      return Optional.empty();
    }
    Instant sentAt = instant(fields.get("timestamp"));
    if (sources.forgotten().covers(userId, sessionId, sentAt)
        || sources.forgotten().covers(userId, sessionId, instant(fields.get(RECEIVED)))) {
      return Optional.empty();
    }
    String key = userId.isEmpty() ? sources.owner().apply(Shopper.ofSession(sessionId)) : userId;
    Optional<String> session = Shopper.sessionOf(key);
    String value = fields.get(VALUE);
    EventType type = EventType.valueOf(fields.get("action_name").toUpperCase(Locale.ROOT));
    return Optional.of(new Found(new Liking(session.orElse(key), session.isEmpty(), fields.get(ITEM), type, sentAt,
        value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)), List.of(), ""),
        fields.getOrDefault("query_id", "")));
  }

  /** Only a click was made among what was shown; a purchase comes later. */
  private List<Liking> withShown(List<Found> page) {
    Map<String, List<LoggedPage>> pages = shown.pages(page.stream()
        .filter(each -> each.liking().type() == EventType.CLICK && !each.searchId().isEmpty())
        .map(Found::searchId).collect(Collectors.toSet()));
    return page.stream().map(each -> each.liking().type() == EventType.CLICK
        ? ShownAround.told(each.liking(), pages.getOrDefault(each.searchId(), List.of())) : each.liking()).toList();
  }

  /** The shop's own record, of users: consent was the shop's to ask. */
  private Optional<Liking> uploaded(Interaction each) {
    return sources.liked().contains(each.type()) && !sources.forgotten().covers(each.userId(), "", each.sentAt())
        ? Optional.of(new Liking(each.userId(), true, each.itemId(), each.type(), each.sentAt(), each.value(), List.of(), ""))
        : Optional.empty();
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private static Json field(String name) {
    return object(member("field", name));
  }

  private static Json time(String name) {
    return object(member("field", name), member("format", "epoch_millis"));
  }
}
