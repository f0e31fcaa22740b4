package org.hybridsearch.evaluate.quality;

import static org.hybridsearch.opensearch.Json.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hybridsearch.evaluate.metric.Grades;
import org.hybridsearch.evaluate.metric.Metric;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/**
 * Every query of a run:
 * {@code {collection: [{id, query, relevant, contenders: {name: {metric: value, …, found, top: [{id, grade}]}}}]}}, where an item nobody judged has no grade. {@link EarlierRun} reads it.
 */
final class QueryJson {

  static final String CONTENDERS = "contenders";
  static final String ID = "id";

  private QueryJson() {}

  static Json of(List<CollectionResult> results) {
    return Json.object(results.stream().map(result -> member(result.collection().name(), queries(result))).toList());
  }

  private static Json queries(CollectionResult result) {
    List<Json> queries = new ArrayList<>();
    for (int i = 0; i < result.collection().queries().size(); i++) {
      queries.add(query(result, i));
    }
    return Json.array(queries);
  }

  private static Json query(CollectionResult result, int number) {
    var query = result.collection().queries().get(number);
    Grades grades = result.collection().gradesOf(query);
    List<Member> contenders = result.contenders().stream()
        .map(name -> member(name, values(result.of(name).get(number), grades))).toList();
    return Json.object(member(ID, query.id()), member("query", query.text()), member("relevant", grades.relevant()),
        member(CONTENDERS, Json.object(contenders)));
  }

  private static Json values(QueryResult result, Grades grades) {
    List<Member> members = new ArrayList<>(
        Arrays.stream(Metric.values()).map(metric -> member(metric.label(), result.value(metric))).toList());
    members.add(member("found", result.found()));
    members.add(member("top", Json.array(result.top().stream().map(id -> item(id, grades)).toList())));
    return Json.object(members);
  }

  private static Json item(String id, Grades grades) {
    return grades.judged(id) ? Json.object(member(ID, id), member("grade", grades.of(id))) : Json.object(member(ID, id));
  }
}
