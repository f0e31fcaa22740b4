package org.hybridsearch.evaluate.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.evaluate.metric.Grades;

/**
 * A catalogue, what was searched for in it, and what should have been found.
 *
 * @param name as reports call it
 * @param items the catalogue's file, in the import format
 * @param queries those with at least one relevant item in the catalogue, in the order of their file
 * @param grades by the id of a query; one for each of them
 * @param census what there was before, for the report
 */
public record JudgedCollection(String name, Path items, List<Query> queries, Map<String, Grades> grades, Census census) {

  public JudgedCollection {
    queries = List.copyOf(queries);
    grades = Map.copyOf(grades);
  }

  /**
   * Counts of what was read and of what was left out.
   *
   * @param items in the catalogue
   * @param queries in the file
   * @param judgments in the file
   * @param unjudged queries without judgments, left out
   * @param hopeless queries whose judged items are all irrelevant, left out: nothing could be found for them
   * @param unknownQueries queries of judgments that no file has, left out
   * @param unknownItems judgments of items the catalogue does not have, left out
   */
  public record Census(int items, int queries, int judgments, int unjudged, int hopeless, int unknownQueries, int unknownItems) {}

  public Grades gradesOf(Query query) {
    return Optional.ofNullable(grades.get(query.id())).orElseThrow();
  }
}
