package org.hybridsearch.evaluate.report;

import static org.hybridsearch.opensearch.Json.member;

import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/**
 * A report as JSON: {@code {name, facts: {name: value}, tables: {name: {rowsAre, columns, rows: {row: {column: value}}}}}}.
 * Doubles in full precision; an empty cell is {@code null}.
 */
final class ReportJson {

  private ReportJson() {}

  static Json of(Report report) {
    return Json.object(
        member("name", report.name()),
        member("facts", Json.object(report.facts().stream().map(fact -> member(fact.name(), fact.value())).toList())),
        member("tables", Json.object(report.tables().stream().map(table -> member(table.name(), table(table))).toList())));
  }

  private static Json table(Table table) {
    return Json.object(
        member("rowsAre", table.rowsAre()),
        member("columns", Json.strings(table.columns().stream().map(Column::name).toList())),
        member("rows", Json.object(table.rows().stream().map(row -> member(row.name(), row(table, row))).toList())));
  }

  private static Json row(Table table, Table.Row row) {
    List<Member> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      cells.add(member(table.columns().get(i).name(), row.cells().get(i).json()));
    }
    return Json.object(cells);
  }
}
