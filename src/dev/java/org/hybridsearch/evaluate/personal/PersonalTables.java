package org.hybridsearch.evaluate.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.hybridsearch.evaluate.metric.Difference;
import org.hybridsearch.evaluate.metric.PairedTest;
import org.hybridsearch.evaluate.report.Cell;
import org.hybridsearch.evaluate.report.Column;
import org.hybridsearch.evaluate.report.Table;

/** What was measured, as tables. Errors are standard errors over shoppers. */
public final class PersonalTables {

  private static final List<String> BASELINES = List.of("popularity", "unpersonalised");

  private PersonalTables() {}

  /** All tables of a run. */
  public static List<Table> of(String shop, PersonalRun run) {
    List<Table> tables = new ArrayList<>();
    tables.add(summary(shop + ": whole catalogue", run, run.whole()));
    tables.add(summary(shop + ": among search candidates", run, run.search()));
    for (List<Contest.Result> results : List.of(run.whole(), run.search())) {
      String where = results == run.whole() ? "whole catalogue" : "among search candidates";
      tables.add(split(shop + ": nDCG@10 by what is known of the shopper, " + where, run, results, HeldOut.Case::shopperKnown));
      tables.add(split(shop + ": nDCG@10 by what is known of the item, " + where, run, results, HeldOut.Case::itemKnown));
    }
    tables.add(recall(shop + ": candidate recall", run.legs()));
    return tables;
  }

  private static Table summary(String name, PersonalRun run, List<Contest.Result> results) {
    Table table = Table.of(name, "contender", Column.of("HR@10"), Column.of("nDCG@10"), Column.of("+-"), Column.of("MRR"),
        Column.of("coverage"), Column.of("- popularity"), Column.of("95 %"), Column.of("p"),
        Column.of("- unpersonalised"), Column.of("95 % so"), Column.of("p so"));
    for (Contest.Result result : results) {
      double[] gains = result.values(Measure.GAIN);
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(mean(result.values(Measure.HIT))), Cell.of(mean(gains)),
          Cell.of(error(gains)), Cell.of(mean(result.values(Measure.RECIPROCAL))),
          Cell.of((double) result.covered() / run.catalogue())));
      for (String baseline : BASELINES) {
        cells.addAll(difference(result, results, baseline));
      }
      table = table.with(result.name(), cells);
    }
    return table;
  }

  private static List<Cell> difference(Contest.Result result, List<Contest.Result> all, String baseline) {
    if (result.name().equals(baseline)) {
      return List.of(Cell.empty(), Cell.empty(), Cell.empty());
    }
    double[] values = all.stream().filter(one -> one.name().equals(baseline)).findFirst().orElseThrow().values(Measure.GAIN);
    Difference difference = PairedTest.compare(result.values(Measure.GAIN), values);
    return List.of(Cell.of(difference.mean()), Cell.of(difference.halfWidth()), Cell.of(difference.pRandomization()));
  }

  private static Table split(
      String name, PersonalRun run, List<Contest.Result> results, ToIntFunction<HeldOut.Case> interactions) {
    List<Column> columns = new ArrayList<>();
    for (Known known : Known.values()) {
      columns.add(Column.of(known.label() + " (" + of(run, interactions, known).length + ")"));
      columns.add(Column.of("+- " + known.label()));
    }
    Table table = new Table(name, "contender", columns, List.of());
    for (Contest.Result result : results) {
      double[] gains = result.values(Measure.GAIN);
      List<Cell> cells = new ArrayList<>();
      for (Known known : Known.values()) {
        double[] some = IntStream.of(of(run, interactions, known)).mapToDouble(at -> gains[at]).toArray();
        cells.add(Cell.of(mean(some)));
        cells.add(Cell.of(error(some)));
      }
      table = table.with(result.name(), cells);
    }
    return table;
  }

  private static int[] of(PersonalRun run, ToIntFunction<HeldOut.Case> interactions, Known known) {
    return IntStream.range(0, run.cases().size())
        .filter(at -> Known.of(interactions.applyAsInt(run.cases().get(at))) == known).toArray();
  }

  /** How often each leg brings the item, a row a step; the last columns say what the step added to the union. */
  public static Table recall(String name, List<PersonalRun.Leg> legs) {
    List<Column> columns = new ArrayList<>();
    legs.stream().map(PersonalRun.Leg::name).distinct().forEach(leg -> {
      columns.add(Column.of(leg));
      columns.add(Column.of("+- " + leg));
    });
    columns.addAll(List.of(Column.of("added to union"), Column.of("95 %")));
    Table table = new Table(name, "candidates by", columns, List.of());
    double[] before = new double[0];
    for (PersonalShop.Step step : PersonalShop.Step.values()) {
      List<Cell> cells = new ArrayList<>();
      List<PersonalRun.Leg> of = legs.stream().filter(leg -> leg.step() == step).toList();
      of.forEach(leg -> cells.addAll(List.of(Cell.of(mean(leg.found())), Cell.of(error(leg.found())))));
      double[] union = of.getLast().found();
      cells.addAll(before.length == 0 ? List.of(Cell.empty(), Cell.empty()) : added(PairedTest.compare(union, before)));
      table = table.with(label(step), cells);
      before = union;
    }
    return table;
  }

  private static List<Cell> added(Difference difference) {
    return List.of(Cell.of(difference.mean()), Cell.of(difference.halfWidth()));
  }

  private static String label(PersonalShop.Step step) {
    return switch (step) {
      case WORDS -> "words and vectors";
      case PRIOR -> "+ prior";
      case FAVORITES -> "+ favorites";
    };
  }

  private static double mean(double[] values) {
    return values.length == 0 ? Double.NaN : StatUtils.mean(values);
  }

  private static double error(double[] values) {
    return values.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values) / values.length);
  }
}
