package org.hybridsearch.behaviour.follow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * The documents of an index in the order of the engine's own numbers, for who keeps a durable position in them.
 * {@link SequencedLog} says why none is lost that way. One that is written again gets a higher number: it comes once more, as it is
 * then. Remembers nothing. Safe for use by many threads.
 */
public final class NumberedLog {

  private final SearchEngine engine;
  private final String alias;
  private final Wanted wanted;
  private final Duration timeout;
  private final ShardCheckpoints checkpoints;

  /**
   * What is read.
   *
   * @param only conditions on the documents
   * @param fields of the source
   */
  public record Wanted(List<Json> only, List<String> fields) {
    public Wanted {
      only = List.copyOf(only);
      fields = List.copyOf(fields);
    }
  }

  /** A document. @param number of its write in its shard; @param id the engine's own */
  public record Numbered(long number, String id, JsonNode source) {}

  /**
   * Documents of one shard.
   *
   * @param documents in the order of their numbers
   * @param upTo everything up to this number is among them, or not wanted
   * @param more whether wanted documents may follow below the end asked for
   */
  public record Page(Shard shard, List<Numbered> documents, long upTo, boolean more) {
    public Page {
      documents = List.copyOf(documents);
    }
  }

  /** The log behind an alias. */
  public NumberedLog(SearchEngine engine, String alias, Wanted wanted, Duration timeout) {
    this.engine = engine;
    this.alias = alias;
    this.wanted = wanted;
    this.timeout = timeout;
    this.checkpoints = new ShardCheckpoints(engine, timeout);
  }

  /**
   * The number up to which each shard has everything, made visible where it lies beyond a position. All that was acknowledged
   * before this call began is below. A shard that is away is left out.
   *
   * @param positions what was read of each shard; one that is missing was not read
   */
  public Map<Shard, Long> ends(Map<Shard, Long> positions) {
    Map<Shard, Long> ends = checkpoints.read(alias);
    ends.entrySet().removeIf(end -> end.getValue() <= positions.getOrDefault(end.getKey(), -1L));
    ends.keySet().stream().map(Shard::index).distinct().forEach(checkpoints::refresh);
    return ends;
  }

  /** The shards that are there now; one that is away is left out. */
  public Set<Shard> shards() {
    return checkpoints.read(alias).keySet();
  }

  /** The wanted documents of a shard with numbers above {@code after}, up to {@code end}: at most {@code size}, the first ones. */
  public Page page(Shard shard, long after, long end, int size) {
    Json numbers = Json.object(Json.member("gt", after), Json.member("lte", end));
    Json range = Json.object(Json.member("range", Json.object(Json.member("_seq_no", numbers))));
    // Of the primary, since other copies may show a refresh later, where they receive whole segments.
    List<Numbered> documents = send("/" + shard.index(), Map.of("preference", "_shards:" + shard.number() + "|_primary",
        "allow_partial_search_results", "false"), size, range);
    boolean more = documents.size() == size;
    return new Page(shard, documents, more ? documents.getLast().number() : end, more);
  }

  /** The wanted ones among documents, by the engine's ids; the others are left out. */
  public List<Numbered> find(List<String> ids) {
    Json named = Json.object(Json.member("ids", Json.object(Json.member("values", Json.strings(ids)))));
    return send("/" + alias, Map.of("allow_partial_search_results", "false"), ids.size(), named);
  }

  private List<Numbered> send(String target, Map<String, String> parameters, int size, Json query) {
    List<Json> filters = new ArrayList<>(wanted.only());
    filters.add(query);
    Json body = Json.object(
        Json.member("size", size),
        Json.member("query", Json.object(Json.member("bool", Json.object(Json.member("filter", Json.array(filters)))))),
        Json.member("sort", Json.array(Json.object(Json.member("_seq_no", "asc")))),
        Json.member("track_total_hits", false),
        Json.member("seq_no_primary_term", true),
        Json.member("_source", Json.strings(wanted.fields())));
    List<Numbered> documents = new ArrayList<>();
    engine.send(EngineRequest.of("POST", target + "/_search", parameters, body), timeout, Trees::read).at("/hits/hits")
        .forEach(hit -> documents.add(new Numbered(
            hit.path("_seq_no").asLong(), hit.path("_id").asText(), hit.path("_source"))));
    return documents;
  }
}
