package org.hybridsearch.evaluate.collection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.evaluate.metric.Grades;

/**
 * Reads judgments: CSV with the head {@code query,itemId,grade} where the query is an id or a text, or TREC qrels, which are
 * {@code query iteration item grade} between white space. Grades are whole numbers; TREC's negative ones mean 0.
 */
final class JudgmentFile {

  private static final List<String> HEADS = List.of("query", "queryid", "qid");

  private JudgmentFile() {}

  /**
   * The judgments in the order of the file.
   *
   * @throws BadFile when there are none, or a line is none
   */
  static List<Judgment> read(Path file) {
    List<Judgment> judgments = Cells.commas(file) ? comma(file) : qrels(file);
    if (judgments.isEmpty()) {
      throw new BadFile(file, "has no judgments");
    }
    return judgments;
  }

  private static List<Judgment> comma(Path file) {
    List<Judgment> judgments = new ArrayList<>();
    List<Cells.Line> lines = Cells.commaSeparated(file);
    if (!lines.isEmpty() && (lines.getFirst().cells().size() != 3 || !lines.getFirst().begins(HEADS))) {
      throw new BadFile(file, 1, "the first line must be 'query,itemId,grade'");
    }
    for (Cells.Line line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      if (line.cells().size() != 3) {
        throw new BadFile(file, line.number(), "expected query,itemId,grade");
      }
      judgments.add(judgment(file, line, line.cells().get(1)));
    }
    return judgments;
  }

  private static List<Judgment> qrels(Path file) {
    List<Judgment> judgments = new ArrayList<>();
    for (Cells.Line line : Cells.blankSeparated(file)) {
      if (line.cells().size() != 4) {
        throw new BadFile(file, line.number(), "expected four columns as TREC has them: query iteration item grade");
      }
      judgments.add(judgment(file, line, line.cells().get(2)));
    }
    return judgments;
  }

  private static Judgment judgment(Path file, Cells.Line line, String item) {
    String query = line.cells().getFirst();
    if (query.isEmpty() || item.isEmpty()) {
      throw new BadFile(file, line.number(), "a judgment needs a query and an item");
    }
    return new Judgment(query, item, Math.max(0, grade(file, line, line.cells().getLast())));
  }

  private static int grade(Path file, Cells.Line line, String text) {
    try {
      int grade = Integer.parseInt(text);
      if (grade <= Grades.MOST) {
        return grade;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new BadFile(file, line.number(), "a grade is a whole number up to " + Grades.MOST + ", not '" + text + "'");
  }
}
