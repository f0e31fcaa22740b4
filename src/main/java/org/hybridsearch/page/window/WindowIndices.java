package org.hybridsearch.page.window;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * The indices that windows are kept in: one an hour, so that the old ones go by dropping an index rather than by deleting documents.
 * The next hour's is made ahead, so that no search waits for it.
 */
final class WindowIndices {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  // Nobody searches a window, and losing the last seconds' windows to a crash costs a shopper one click: so no field is indexed,
  // no refresh, and the log is flushed beside the request rather than in it.
  private static final Json BODY = object(
      member("settings", object(member("index", object(
          member("number_of_shards", 1),
          member("auto_expand_replicas", "0-1"),
          member("refresh_interval", "-1"),
          member("translog", object(member("durability", "async"))))))),
      member("mappings", object(member("enabled", false))));

  private final SearchEngine engine;
  private final String prefix;
  private final Duration ttl;
  private final Clock clock;

  WindowIndices(SearchEngine engine, String prefix, Duration ttl, Clock clock) {
    this.engine = engine;
    this.prefix = prefix;
    this.ttl = ttl;
    this.clock = clock;
  }

  /** The index that keeps what was made at a time. */
  String of(Market market, Instant madeAt) {
    return family(market) + madeAt.toEpochMilli() / HOUR.toMillis();
  }

  /** Makes this hour's and the next hour's index and drops those whose windows have all expired. Any replica may do it any time. */
  void roll(Market market) {
    describe(market);
    Instant now = clock.instant();
    create(of(market, now));
    create(of(market, now.plus(HOUR)));
    long oldest = now.minus(ttl).minus(HOUR).toEpochMilli() / HOUR.toMillis();
    for (String index : existing(market)) {
      if (hourOf(index, market) < oldest) {
        drop(index);
      }
    }
  }

  /** An index that is made by a write all the same, as nobody rolled in time, is as the others. */
  private void describe(Market market) {
    Json template = object(
        member("index_patterns", Json.strings(List.of(family(market) + "*"))), member("priority", 200), member("template", BODY));
    engine.send(EngineRequest.of("PUT", "/_index_template/" + prefix + "-" + market.name() + "-windows", Map.of(), template), TIMEOUT,
        AnswerReader.ignored());
  }

  private void create(String index) {
    if (engine.exists("/" + index, TIMEOUT)) {
      return;
    }
    try {
      engine.send(EngineRequest.of("PUT", "/" + index, Map.of(), BODY), TIMEOUT, AnswerReader.ignored());
    } catch (EngineException.Refused e) {
      if (!e.type().equals("resource_already_exists_exception")) {
        throw e;
      }
    }
  }

  private void drop(String index) {
    engine.send(EngineRequest.of("DELETE", "/" + index, Map.of("ignore_unavailable", "true")), TIMEOUT, AnswerReader.ignored());
  }

  private List<String> existing(Market market) {
    EngineRequest request = EngineRequest.of("GET", "/" + family(market) + "*/_settings/index.creation_date", Map.of());
    return engine.send(request, TIMEOUT, in -> {
      List<String> names = new ArrayList<>();
      in.nextToken();
      while (in.nextFieldName() != null) {
        names.add(in.currentName());
        in.nextToken();
        in.skipChildren();
      }
      return names;
    });
  }

  private long hourOf(String index, Market market) {
    try {
      return Long.parseLong(index.substring(family(market).length()));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE; // not one of ours: left alone
    }
  }

  private String family(Market market) {
    return prefix + "-" + market.name() + "-windows-";
  }
}
