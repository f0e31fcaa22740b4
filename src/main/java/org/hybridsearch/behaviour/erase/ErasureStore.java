package org.hybridsearch.behaviour.erase;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;
import static org.hybridsearch.opensearch.Json.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hybridsearch.behaviour.forget.Elsewhere.Wish;
import org.hybridsearch.behaviour.forget.Tombstone;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Who is to be erased, and the batches under way. A wish holds the plain ids until it is done; what stays is who it was, under
 * keyed hashes, and when. Safe for use by many threads; what is thrown is an {@link EngineException}.
 */
public final class ErasureStore {

  private static final int CONFLICT = 409;
  private static final int MISSING = 404;
  private static final int MOST = 1_000;
  private static final Map<String, String> AT_ONCE = Map.of("require_alias", "true", "refresh", "true");
  private static final Map<String, String> SEEN_AT_ONCE = Map.of("refresh", "true");

  private final SearchEngine engine;
  private final String alias;
  private final Duration timeout;

  public ErasureStore(SearchEngine engine, String alias, Duration timeout) {
    this.engine = engine;
    this.alias = alias;
    this.timeout = timeout;
  }

  /** Notes a wish for a dataset group; again does nothing. */
  void note(Wish wish, String group) {
    unless(CONFLICT, () -> send("PUT", "/_create/" + id(wish.tombstone(), group), AT_ONCE, Documents.wish(wish, group)));
  }

  /** The wish counts from now on, if there is one. */
  void confirm(Tombstone tombstone, String group, Instant now) {
    unless(MISSING, () -> send("POST", "/_update/" + id(tombstone, group), SEEN_AT_ONCE,
        object(member("script", script(Documents.CONFIRM, now)))));
  }

  /** Wishes noted before a moment and not confirmed, of whatever group. */
  List<Wish> unconfirmed(Instant before) {
    return sources(query(kinds(Documents.ASKED), range("lt", before)), MOST).stream().map(Documents::wish).toList();
  }

  /** Which of the tombstone's keys wishes of a group have that are open, or were done since a moment. */
  Set<String> keys(Tombstone tombstone, String group, boolean open, Instant doneSince) {
    Json kinds = open ? kinds(Documents.ASKED, Documents.WANTED) : kinds(Documents.DONE);
    List<Json> all = new ArrayList<>(List.of(kinds, group(group), named(tombstone)));
    if (!open) {
      all.add(range("gte", doneSince));
    }
    Set<String> keys = new HashSet<>();
    sources(query(all.toArray(Json[]::new)), MOST).forEach(source -> keys.addAll(Documents.keys(source)));
    return keys;
  }

  /** A confirmed wish: the id of its document, since when, and the shopper's ids. */
  record Open(String id, Instant since, List<String> ids) {}

  /** The oldest confirmed wishes of a group, without some. */
  List<Open> open(String group, Instant until, Collection<String> without, int most) {
    Json others = object(member("ids", object(member("values", strings(List.copyOf(without))))));
    Json query = object(member("bool", object(member("filter", array(kinds(Documents.WANTED), group(group), range("lte", until))),
        member("must_not", array(others)))));
    List<Open> open = new ArrayList<>();
    for (JsonNode hit : search(query, most)) {
      JsonNode source = hit.path("_source");
      open.add(new Open(hit.path("_id").asText(), Instant.ofEpochMilli(source.path(Documents.AT).asLong()),
          Documents.strings(source.path("ids"))));
    }
    return open;
  }

  /** The shoppers' ids of wishes that are not done. */
  List<String> ids(List<String> wishes) {
    Set<String> ids = new HashSet<>();
    Json query = object(member("ids", object(member("values", strings(wishes)))));
    sources(query, wishes.size()).forEach(source -> ids.addAll(Documents.strings(source.path("ids"))));
    return List.copyOf(ids);
  }

  /** These are erased: their ids go. */
  void done(List<String> wishes, Instant now) {
    Json open = query(object(member("ids", object(member("values", strings(wishes))))), kinds(Documents.ASKED, Documents.WANTED));
    send("POST", "/_update_by_query", SEEN_AT_ONCE,
        object(member("query", open), member("script", script(Documents.FORGET_IDS, now))));
  }

  /** The batches of a group. */
  List<Batch> batches(String group) {
    return StreamSupport.stream(search(query(kinds(Documents.BATCH), group(group)), MOST).spliterator(), false)
        .map(Documents::batch).toList();
  }

  /** Writes a batch where nobody else did in between; refused else. */
  Batch save(Batch batch, String group) {
    boolean first = batch.version().equals(Batch.Version.NONE);
    Map<String, String> only = new HashMap<>(first ? AT_ONCE : SEEN_AT_ONCE);
    if (!first) {
      only.putAll(version(batch));
    }
    return batch.at(Documents.version(
        send("PUT", (first ? "/_create/" : "/_doc/") + batch.name(), only, Documents.batch(batch, group))));
  }

  /** Removes a batch that is through. */
  void remove(Batch batch) {
    Map<String, String> only = new HashMap<>(SEEN_AT_ONCE);
    only.putAll(version(batch));
    unless(MISSING, () -> engine.send(EngineRequest.of("DELETE", path("/_doc/" + batch.name()), only), timeout, Trees::read));
  }

  /** How many wishes of a group are open, and since when the oldest. */
  record Waiting(long wishes, Instant oldest) {}

  Waiting waiting(String group, Instant now) {
    Json body = object(member("size", 0), member("track_total_hits", true), member("aggs", object(member("oldest",
        object(member("min", object(member("field", "asked_at"))))))),
        member("query", query(kinds(Documents.ASKED, Documents.WANTED), group(group))));
    JsonNode answer = send("POST", "/_search", Map.of(), body);
    long wishes = answer.at("/hits/total/value").asLong();
    return new Waiting(wishes, wishes == 0 ? now : Instant.ofEpochMilli(answer.at("/aggregations/oldest/value").asLong()));
  }

  /** One for each group; of as many letters however long its name is. */
  static String id(Tombstone tombstone, String group) {
    return tombstone.id() + "-" + UUID.nameUUIDFromBytes(group.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> version(Batch batch) {
    return Map.of("if_seq_no", "" + batch.version().number(), "if_primary_term", "" + batch.version().term());
  }

  private static Json script(String source, Instant now) {
    return object(member("lang", "painless"), member("source", source),
        member("params", object(member(Documents.AT, now.toEpochMilli()))));
  }

  private List<JsonNode> sources(Json query, int most) {
    return StreamSupport.stream(search(query, most).spliterator(), false).map(hit -> hit.path("_source")).toList();
  }

  private JsonNode search(Json query, int most) {
    return send("POST", "/_search", Map.of(), object(member("size", most), member("seq_no_primary_term", true),
        member("sort", array(object(member(Documents.AT, object(member("order", "asc"), member("missing", "_last")))))),
        member("query", query))).at("/hits/hits");
  }

  private static Json query(Json... filters) {
    return object(member("bool", object(member("filter", array(filters)))));
  }

  private static Json kinds(String... kinds) {
    return object(member("terms", object(member(Documents.KIND, strings(List.of(kinds))))));
  }

  private static Json group(String group) {
    return object(member("term", object(member(Documents.GROUP, group))));
  }

  private static Json range(String end, Instant at) {
    return object(member("range", object(member(Documents.AT, object(member(end, at.toEpochMilli()))))));
  }

  private static Json named(Tombstone tombstone) {
    return object(member("bool", object(member("should", array(
        object(member("term", object(member(Documents.USER_KEY, tombstone.userKey())))),
        object(member("terms", object(member(Documents.SESSION_KEYS, strings(tombstone.sessionKeys()))))))))));
  }

  private static void unless(int status, Runnable work) {
    try {
      work.run();
    } catch (EngineException.Refused e) {
      if (e.status() != status) {
        throw e;
      }
    }
  }

  private JsonNode send(String method, String what, Map<String, String> parameters, Json body) {
    return engine.send(EngineRequest.of(method, path(what), parameters, body), timeout, Trees::read);
  }

  private String path(String what) {
    return "/" + alias + what;
  }
}
