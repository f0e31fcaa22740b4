package org.hybridsearch.evaluate.collection;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads queries: {@code id<TAB>text} a line, or CSV with the head {@code queryId,query} or {@code query}; a query without an id
 * is its own. A head is optional in the form with tabs.
 */
public final class QueryFile {

  private static final List<String> ID_HEADS = List.of("queryid", "qid", "id");
  private static final String TEXT_HEAD = "query";

  private QueryFile() {}

  /**
   * The queries in the order of the file.
   *
   * @throws BadFile when there are none, or one has no text, or two have the same id
   */
  public static List<Query> read(Path file) {
    Map<String, Query> queries = new LinkedHashMap<>();
    for (Cells.Line line : Cells.commas(file) ? comma(file) : tab(file)) {
      Query query = query(file, line);
      if (queries.putIfAbsent(query.id(), query) != null) {
        throw new BadFile(file, line.number(), "the query '" + query.id() + "' is there already");
      }
    }
    if (queries.isEmpty()) {
      throw new BadFile(file, "has no queries");
    }
    return List.copyOf(queries.values());
  }

  private static List<Cells.Line> tab(Path file) {
    List<Cells.Line> lines = Cells.tabSeparated(file);
    return !lines.isEmpty() && lines.getFirst().begins(ID_HEADS) ? lines.subList(1, lines.size()) : lines;
  }

  private static List<Cells.Line> comma(Path file) {
    List<Cells.Line> lines = Cells.commaSeparated(file);
    if (lines.isEmpty()) {
      return lines;
    }
    Cells.Line head = lines.getFirst();
    boolean texts = head.cells().size() == 1 && head.begins(List.of(TEXT_HEAD));
    boolean both = head.cells().size() == 2 && head.begins(ID_HEADS) && head.cells().get(1).equalsIgnoreCase(TEXT_HEAD);
    if (!texts && !both) {
      throw new BadFile(file, head.number(), "the first line must be 'queryId,query' or 'query'");
    }
    List<Cells.Line> rest = lines.subList(1, lines.size());
    for (Cells.Line line : rest) {
      if (line.cells().size() != head.cells().size()) {
        throw new BadFile(file, line.number(), "has " + line.cells().size() + " cells, the first line " + head.cells().size());
      }
    }
    return rest;
  }

  private static Query query(Path file, Cells.Line line) {
    List<String> cells = line.cells();
    if (!Cells.commas(file) && cells.size() != 2) {
      throw new BadFile(file, line.number(), "expected an id, a tab and a text");
    }
    if (cells.getFirst().isEmpty() || cells.getLast().isEmpty()) {
      throw new BadFile(file, line.number(), "a query needs " + (cells.getFirst().isEmpty() ? "an id" : "a text"));
    }
    return new Query(cells.getFirst(), cells.getLast());
  }
}
