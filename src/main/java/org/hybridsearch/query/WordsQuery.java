package org.hybridsearch.query;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.Json;

/**
 * What a match by words is, and how BM25 scores it. BM25F over all text fields as if they were one (Robertson, Zaragoza, Taylor,
 * "Simple BM25 extension to multiple weighted fields", CIKM 2004), so that the words of "acme orange juice" may stand in different
 * fields; plus the exact title, unstemmed and with stop words, which is all that a query of stop words alone can match. An item
 * that the query names outright matches too.
 */
public final class WordsQuery {

  // Nobody types a longer title; and where each character is a word, as in Chinese, twice the longest query has more clauses than
  // the engine takes.
  private static final int LONGEST_TITLE = 256;

  private static final String ANY = "1";

  private WordsQuery() {}

  /** The words of a plan as a scoring clause that only matches meet; every item when there are none. */
  public static Json of(SearchPlan plan) {
    List<Json> ways = ways(plan, plan.words());
    ways.addAll(ExactQuery.match(plan));
    return ways.isEmpty() ? Clauses.all() : Clauses.anyOf(ways);
  }

  /** The same matches, those that the query names outright lifted above all others and told by the engine. */
  public static Json lifted(SearchPlan plan) {
    List<Json> ways = ways(plan, plan.words());
    ways.addAll(ExactQuery.marks(plan));
    return ways.isEmpty() ? Clauses.all() : Clauses.anyOf(ways);
  }

  /**
   * The same score for items that have some of the words, however few. What the words say of an item that was found by its meaning
   * counts, too: without it a query that is a sentence, of which no item has most words, would be ranked by meaning alone.
   */
  public static Json ofAny(SearchPlan plan) {
    List<Json> ways = ways(plan, plan.words().asking(ANY));
    return ways.isEmpty() ? Clauses.all() : Clauses.anyOf(ways);
  }

  private static List<Json> ways(SearchPlan plan, SearchPlan.Words how) {
    String words = plan.query();
    if (words.isEmpty()) {
      return new ArrayList<>();
    }
    List<Json> ways = new ArrayList<>(List.of(inAnyField(words, how)));
    if (words.length() <= LONGEST_TITLE) {
      ways.add(inTitle(words, how));
    }
    return ways;
  }

  private static Json inAnyField(String words, SearchPlan.Words how) {
    return object(member("combined_fields", object(
        member("query", words),
        member("fields", array(fields(how.fieldBoosts()))),
        member("minimum_should_match", how.minimumShouldMatch()))));
  }

  /** Sorted, so that equal plans give equal bytes. */
  private static List<Json> fields(Map<String, Double> boosts) {
    List<Json> fields = new ArrayList<>();
    boosts.keySet().stream().sorted().forEach(field -> fields.add(Json.string(field + "^" + boosts.get(field))));
    return fields;
  }

  private static Json inTitle(String words, SearchPlan.Words how) {
    return object(member("match", object(member("title.exact", object(
        member("query", words),
        member("operator", "and"),
        member("boost", how.exactTitleBoost()))))));
  }
}
