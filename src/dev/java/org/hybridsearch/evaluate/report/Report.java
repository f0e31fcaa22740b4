package org.hybridsearch.evaluate.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.evaluate.chart.Chart;
import org.hybridsearch.evaluate.chart.ChartSvg;
import org.hybridsearch.evaluate.chart.FileNames;

/**
 * What one run measured, and on what. Immutable; the {@code with} methods return a longer one.
 *
 * @param name begins the names of its files: lower-case letters, digits and hyphens
 * @param facts in the order shown
 * @param tables in the order shown
 * @param charts in the order drawn
 */
public record Report(String name, List<Fact> facts, List<Table> tables, List<Chart> charts) {

  /** Something one must know to read the numbers: the machine, a version, the command. */
  public record Fact(String name, String value) {}

  public Report {
    FileNames.check(name);
    facts = List.copyOf(facts);
    tables = List.copyOf(tables);
    charts = List.copyOf(charts);
  }

  /** An empty report. */
  public static Report named(String name) {
    return new Report(name, List.of(), List.of(), List.of());
  }

  public Report with(Fact fact) {
    return with(List.of(fact));
  }

  public Report with(List<Fact> more) {
    List<Fact> all = new ArrayList<>(facts);
    all.addAll(more);
    return new Report(name, all, tables, charts);
  }

  public Report with(String fact, String value) {
    return with(new Fact(fact, value));
  }

  public Report with(Table table) {
    List<Table> all = new ArrayList<>(tables);
    all.add(table);
    return new Report(name, facts, all, charts);
  }

  public Report with(Chart chart) {
    List<Chart> all = new ArrayList<>(charts);
    all.add(chart);
    return new Report(name, facts, tables, all);
  }

  /**
   * Writes {@code <name>.json} and a {@code <name>-<chart>.svg} for each chart into the folder, which is made where it is
   * missing, and prints facts and tables.
   */
  public void writeTo(Path folder, PrintStream console) {
    print(console);
    try {
      Files.createDirectories(folder);
      Path json = folder.resolve(name + ".json");
      Files.write(json, ReportJson.of(this).toBytes());
      console.println("Written: " + json);
      for (Chart chart : charts) {
        Path svg = folder.resolve(name + "-" + chart.name() + ".svg");
        ChartSvg.write(chart, svg);
        console.println("Written: " + svg);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The report " + name + " could not be written to " + folder, e);
    }
  }

  /** Prints facts and tables, for a reader. */
  public void print(PrintStream console) {
    for (Fact fact : facts) {
      console.println(fact.name() + ": " + fact.value());
    }
    for (Table table : tables) {
      console.println();
      console.print(TableText.console(table));
    }
  }
}
