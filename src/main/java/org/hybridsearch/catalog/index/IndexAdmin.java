package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hybridsearch.catalog.document.CategoryPaths;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemProperty;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** The engine's index administration, a method a thing it can do. Safe for use by many threads. */
public final class IndexAdmin {

  private static final int NOT_FOUND = 404;
  /** Hides deleted items from every search through the alias; reads by id and writes are not touched by it. */
  private static final String DERIVE =
      "def s = ctx._source; if (s." + Fields.TOMBSTONE + " == true) { return; }\n" + Prior.SCRIPT + CategoryPaths.SCRIPT;

  private static final Json NO_TOMBSTONES = Json.object(Json.member("bool",
      Json.object(Json.member("must_not", Json.object(Json.member("term", Json.object(Json.member(Fields.TOMBSTONE, true))))))));

  private final SearchEngine engine;
  private final Duration timeout;

  /** Gives each request at most {@code timeout}. */
  public IndexAdmin(SearchEngine engine, Duration timeout) {
    this.engine = engine;
    this.timeout = timeout;
  }

  /** Creates an index unless there is one of that name. */
  public void create(String index, String body) {
    try {
      send("PUT", "/" + index, Json.raw(body));
    } catch (EngineException.Refused e) {
      if (!"resource_already_exists_exception".equals(e.type())) {
        throw e;
      }
    }
  }

  /** Lets an index know of fields that it does not know yet; those it knows must be the same. */
  public void extend(String index, String mappings) {
    send("PUT", "/" + index + "/_mapping", Json.raw(mappings));
  }

  /** Deletes an index if it is there. */
  public void delete(String index) {
    send("DELETE", "/" + index, Map.of("ignore_unavailable", "true"));
  }

  /** The index behind an alias; empty when there is no such alias. */
  public Optional<String> behind(String alias) {
    return described(alias).map(Map.Entry::getKey);
  }

  /** The index behind an alias with what it knows of itself; empty when there is no such alias. */
  public Optional<Map.Entry<String, IndexMeta>> described(String alias) {
    try {
      JsonNode answer = send("GET", "/" + alias + "/_mapping", Map.of("filter_path", "*.mappings._meta,*.mappings.dynamic"));
      return answer.properties().stream().findFirst()
          .map(entry -> Map.entry(entry.getKey(), IndexMeta.read(entry.getValue().path("mappings").path("_meta"))));
    } catch (EngineException.Refused e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Keeps what an index knows of itself, in place of what it knew. */
  public void describe(String index, IndexMeta meta) {
    send("PUT", "/" + index + "/_mapping", meta.toJson());
  }

  /** All indexes behind an alias, past and half-built ones included: name by number, ascending. */
  public Map<Long, String> family(String alias) {
    JsonNode answer = send("GET", "/" + IndexNames.pattern(alias) + "/_settings",
        Map.of("filter_path", "*.settings.index.uuid", "allow_no_indices", "true"));
    Map<Long, String> family = new TreeMap<>();
    answer.fieldNames().forEachRemaining(
        index -> IndexNames.number(alias, index).ifPresent(number -> family.put(number, index)));
    return family;
  }

  /** Lets an alias point to an index, from one moment to the next, away from all it pointed to. */
  public void point(String alias, String index, boolean hideDeleted) {
    List<Json> actions = new ArrayList<>();
    actions.add(Json.object(Json.member("remove", Json.object(
        Json.member("index", IndexNames.pattern(alias)), Json.member("alias", alias), Json.member("must_exist", false)))));
    List<Json.Member> add = new ArrayList<>(List.of(Json.member("index", index), Json.member("alias", alias)));
    if (hideDeleted) {
      add.add(Json.member("filter", NO_TOMBSTONES));
    }
    actions.add(Json.object(Json.member("add", Json.object(add))));
    send("POST", "/_aliases", Json.object(Json.member("actions", Json.array(actions))));
  }

  /** Makes everything written so far visible to searches. */
  public void refresh(String target) {
    send("POST", "/" + target + "/_refresh", Map.of());
  }

  /** Refuses writes to an index from now on; those under way have ended when this returns. */
  public void holdWrites(String index) {
    send("PUT", "/" + index + "/_block/write", Map.of());
  }

  /** Lets writes through again. */
  public void releaseWrites(String index) {
    send("PUT", "/" + index + "/_settings", Json.object(Json.member("index.blocks.write", Json.raw("null"))));
  }

  /** Whether writes to an index are refused. */
  public boolean writesHeld(String index) {
    JsonNode answer = send("GET", "/" + index + "/_settings/index.blocks.write", Map.of("flat_settings", "true"));
    return answer.path(index).path("settings").path("index.blocks.write").asBoolean();
  }

  /** Deletes what a query finds; what is written meanwhile stays. */
  public void deleteByQuery(String index, Json query) {
    engine.send(EngineRequest.of("POST", "/" + index + "/_delete_by_query", Map.of("conflicts", "proceed"),
        Json.object(Json.member("query", query))), timeout, Trees::read);
  }

  /** Up to which sequence number each shard of an index has everything: shard to number, -1 for an empty one. */
  public Map<Integer, Long> checkpoints(String target) {
    JsonNode answer = send("GET", "/" + target + "/_stats/docs",
        Map.of("level", "shards", "filter_path", "indices.*.shards.*.seq_no,indices.*.shards.*.routing.primary"));
    Map<Integer, Long> checkpoints = new TreeMap<>();
    answer.path("indices").forEach(index -> index.path("shards").properties().forEach(shard -> {
      for (JsonNode copy : shard.getValue()) {
        if (copy.path("routing").path("primary").asBoolean()) {
          checkpoints.put(Integer.parseInt(shard.getKey()), copy.path("seq_no").path("global_checkpoint").asLong(-1));
        }
      }
    }));
    return checkpoints;
  }

  /** Whether any item shares a group; false where there is no such index. */
  public boolean anyGrouped(String target) {
    Json body = Json.object(Json.member("size", 0), Json.member("terminate_after", 1), Json.member("track_total_hits", 1),
        Json.member("query", Json.object(Json.member("exists", Json.object(Json.member("field", ItemProperty.GROUP_ID.field()))))));
    return engine.send(EngineRequest.of("POST", "/" + target + "/_search", Map.of("ignore_unavailable", "true"), body), timeout,
        Trees::read).at("/hits/total/value").asLong() > 0;
  }

  /** How many documents a search of everything finds. */
  public long count(String target) {
    return send("GET", "/" + target + "/_count", Map.of()).path("count").asLong();
  }

  /**
   * Starts copying all documents of an index into another, with what is derived of them derived again, as the version that wrote
   * them may not have known it; gives what to ask {@link #copied} about.
   */
  public String startCopy(String from, String to) {
    Json body = Json.object(
        Json.member("source", Json.object(Json.member("index", from))),
        Json.member("dest", Json.object(Json.member("index", to))),
        Json.member("script", Json.object(Json.member("lang", "painless"), Json.member("source", DERIVE))));
    return engine.send(EngineRequest.of("POST", "/_reindex", Map.of("wait_for_completion", "false"), body), timeout, Trees::read)
        .path("task").asText();
  }

  /**
   * Whether a copy is complete.
   *
   * @throws IllegalStateException when it ended with failures
   */
  public boolean copied(String task) {
    JsonNode answer = send("GET", "/_tasks/" + task, Map.of());
    if (answer.has("error") || !answer.path("response").path("failures").isEmpty()) {
      throw new IllegalStateException("The engine could not copy the index: " + answer.path("error").path("type").asText(
          answer.path("response").path("failures").path(0).path("cause").path("type").asText()));
    }
    return answer.path("completed").asBoolean();
  }

  private JsonNode send(String method, String path, Json body) {
    return engine.send(EngineRequest.of(method, path, Map.of(), body), timeout, Trees::read);
  }

  private JsonNode send(String method, String path, Map<String, String> parameters) {
    JsonNode answer = engine.send(EngineRequest.of(method, path, parameters), timeout, Trees::read);
    return answer == null ? MissingNode.getInstance() : answer;
  }
}
