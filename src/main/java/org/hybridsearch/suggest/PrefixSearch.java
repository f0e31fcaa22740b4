package org.hybridsearch.suggest;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.Item;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Clauses;
import org.hybridsearch.query.ItemHits;
import org.hybridsearch.query.Prior;

/**
 * Items of which each word typed begins a word, in title, brand or categories, wherever it stands: one request, in which the engine
 * looks up beginnings that it indexed as terms of their own.
 */
final class PrefixSearch {

  private static final String BEGINNINGS = "prefixes";
  // Apart, so that whatever else adds to a score, an item found as typed is above one with typos.
  private static final double AS_TYPED = 10;
  private static final double IN_THE_TITLE = 3;
  private static final double WITH_TYPOS = 1;
  private static final double PRIOR = 1;
  // Each word with typos stands for this many terms: more find stranger words.
  private static final int EXPANSIONS = 10;
  private static final int MOST_WORDS_WITH_TYPOS = 6;

  private final SearchEngine engine;
  private final AnswerReader<Item> items;

  /** @param items reads an item from its stored form */
  PrefixSearch(SearchEngine engine, AnswerReader<Item> items) {
    this.engine = engine;
    this.items = items;
  }

  /**
   * Items, best first, one of each group: the most popular for nothing typed, those with typos only where there is no other.
   *
   * @param words as typed, without blanks around them
   */
  List<Item> find(String alias, String words, int size, Duration timeout) {
    EngineRequest request = EngineRequest.of("POST", "/" + alias + "/_search", Map.of(
        "allow_partial_search_results", "false",
        "cancel_after_time_interval", timeout.toMillis() + "ms"), body(words, size));
    List<ItemHits.Hit> hits = engine.send(request, timeout, in -> ItemHits.read(in, items));
    boolean asTyped = !hits.isEmpty() && hits.getFirst().score() >= AS_TYPED;
    return hits.stream().filter(hit -> !asTyped || hit.score() >= AS_TYPED).map(ItemHits.Hit::item).toList();
  }

  static Json body(String words, int size) {
    return object(
        member("size", size),
        member("track_total_hits", false),
        member("_source", object(member("excludes", array(Json.string("embedding"))))),
        member("collapse", object(member("field", "group"))),
        member("query", query(words)),
        member("sort", array(order("_score", "desc"), order("id", "asc"))));
  }

  private static Json query(String words) {
    if (words.isEmpty()) {
      return object(member("bool", object(member("must", array(Clauses.all())), member("should", array(Prior.clause(PRIOR))))));
    }
    Json asTyped = constant(AS_TYPED, match(words, List.of()));
    boolean few = words.chars().filter(each -> each == ' ').count() < MOST_WORDS_WITH_TYPOS;
    Json found = few ? Clauses.anyOf(List.of(asTyped, constant(WITH_TYPOS, match(words, typos())))) : asTyped;
    return object(member("bool", object(
        member("must", array(found)),
        member("should", array(constant(IN_THE_TITLE, inTitle(words)), Prior.clause(PRIOR))))));
  }

  private static List<Json.Member> typos() {
    return List.of(member("fuzziness", "AUTO:4,8"), member("prefix_length", 1), member("max_expansions", EXPANSIONS));
  }

  private static Json match(String words, List<Json.Member> further) {
    List<Json.Member> how = new ArrayList<>(List.of(member("query", words), member("operator", "and")));
    how.addAll(further);
    return object(member("match", object(member(BEGINNINGS, object(how)))));
  }

  /** The words one after the other, the last one perhaps not ended. */
  private static Json inTitle(String words) {
    return object(member("match_phrase_prefix", object(member("title.exact", object(
        member("query", words), member("max_expansions", EXPANSIONS))))));
  }

  private static Json constant(double score, Json query) {
    return object(member("constant_score", object(member("filter", query), member("boost", score))));
  }

  private static Json order(String field, String direction) {
    return object(member(field, object(member("order", direction))));
  }
}
