package org.hybridsearch.query;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.Json;

/**
 * Items that a query names outright: by id, SKU or GTIN, or by the whole title. What the index forgives in writing (case, dashes,
 * blanks, leading zeros of a GTIN) it forgives here too, as it normalizes both alike.
 */
public final class ExactQuery {

  /** Names the clause of {@link #marks} that items meet by their title. */
  public static final String BY_TITLE = "title";

  /** Names the clause of {@link #marks} that items meet by a code. */
  public static final String BY_CODE = "code";

  /**
   * What {@link #marks} adds to a score for each clause: more than the words of a query give by which an item could go by a code,
   * and little enough for a float to keep BM25 beside it to 2e-5.
   */
  public static final double LIFT = 256;

  private static final int LONGEST_CODE = 256; // no id, SKU or GTIN is longer
  private static final Pattern SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");

  private ExactQuery() {}

  /** Whether a query can name an item at all. */
  private static boolean possible(SearchPlan plan) {
    return SOMETHING.matcher(plan.query()).find();
  }

  /** Ways to match that add nothing to the score: what an exact match is worth is not for BM25 to say. */
  static List<Json> match(SearchPlan plan) {
    return clauses(plan, 0, "", "");
  }

  /** The same ways, but they lift items above all others, and the engine tells which of them an item went, by their names. */
  static List<Json> marks(SearchPlan plan) {
    return clauses(plan, LIFT, BY_CODE, BY_TITLE);
  }

  private static List<Json> clauses(SearchPlan plan, double score, String byCode, String byTitle) {
    List<Json> clauses = new ArrayList<>();
    if (possible(plan)) {
      if (plan.query().length() <= LONGEST_CODE) {
        clauses.add(constant(code(plan), score, byCode));
      }
      clauses.add(constant(title(plan), score, byTitle));
    }
    return clauses;
  }

  private static Json code(SearchPlan plan) {
    return Clauses.anyOf(List.of(term("id.code", plan), term("sku.code", plan), term("gtin.code", plan)));
  }

  private static Json title(SearchPlan plan) {
    return term("title.name", plan);
  }

  private static Json term(String field, SearchPlan plan) {
    return object(member("term", object(member(field, plan.query()))));
  }

  private static Json constant(Json filter, double score, String name) {
    List<Json.Member> members = new ArrayList<>(List.of(member("filter", filter), member("boost", score)));
    if (!name.isEmpty()) {
      members.add(member("_name", name));
    }
    return object(member("constant_score", object(members)));
  }
}
