package org.hybridsearch.query;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/** The small clauses that everything else is made of. */
public final class Clauses {

  private Clauses() {}

  /** Matches every item. */
  public static Json all() {
    return object(member("match_all", object()));
  }

  /** Items with one of the ids. */
  public static Json ids(Collection<String> ids) {
    return object(member("terms", object(member("id", Json.strings(ids)))));
  }

  /** Items of one of the groups. */
  public static Json groups(Collection<String> groups) {
    return object(member("terms", object(member(GroupClauses.GROUP, Json.strings(groups)))));
  }

  /** Items that meet the query and all filters. */
  public static Json filtered(Json must, List<Json> filters) {
    return bool(List.of(member("must", array(must))), filters);
  }

  /** Items that meet the query and all filters; what else they have adds to their score and decides nothing. */
  public static Json filtered(Json must, Json bonus, List<Json> filters) {
    return bool(List.of(member("must", array(must)), member("should", array(bonus))), filters);
  }

  /** A bool query of the given parts, with filters where there are any. */
  public static Json bool(List<Member> parts, List<Json> filters) {
    List<Member> members = new ArrayList<>(parts);
    if (!filters.isEmpty()) {
      members.add(member("filter", array(filters)));
    }
    return object(member("bool", object(members)));
  }

  /** Holds when at least one of the clauses does. */
  public static Json anyOf(List<Json> clauses) {
    return object(member("bool", object(member("should", array(clauses)), member("minimum_should_match", 1))));
  }

  /** Items with none of the ids; a clause for each list that has some, as the engine bounds the length of one. */
  public static List<Json> noneOf(List<List<String>> ids) {
    return ids.stream().filter(list -> !list.isEmpty()).map(list -> not(ids(list))).toList();
  }

  /** The same of groups. */
  public static List<Json> noneOfGroups(List<List<String>> groups) {
    return groups.stream().filter(list -> !list.isEmpty()).map(list -> not(groups(list))).toList();
  }

  /** Holds when the clause does not. */
  public static Json not(Json clause) {
    return object(member("bool", object(member("must_not", array(clause)))));
  }
}
