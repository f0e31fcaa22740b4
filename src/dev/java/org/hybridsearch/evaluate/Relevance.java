package org.hybridsearch.evaluate;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hybridsearch.evaluate.collection.CollectionReader;
import org.hybridsearch.evaluate.collection.JudgedCollection;
import org.hybridsearch.evaluate.collection.Query;
import org.hybridsearch.evaluate.collection.QueryFile;
import org.hybridsearch.evaluate.contender.Contender;
import org.hybridsearch.evaluate.contender.Shop;
import org.hybridsearch.evaluate.quality.CollectionResult;
import org.hybridsearch.evaluate.quality.EarlierRun;
import org.hybridsearch.evaluate.quality.OffTopic;
import org.hybridsearch.evaluate.quality.QualityReport;
import org.hybridsearch.evaluate.quality.QualityRun;
import org.hybridsearch.evaluate.report.Machine;
import org.hybridsearch.evaluate.report.Report.Fact;

/** Measures relevance on every collection of the options, one after the other. */
public final class Relevance {

  /** Equal samples in every run, so that runs can be compared. */
  private static final long SEED = 42;
  /** Queries about nothing, for each catalogue. */
  private static final int OFF_TOPIC = 200;

  private final EvaluationOptions options;
  private final Shops shops;
  private final PrintStream console;

  public Relevance(EvaluationOptions options, Shops shops, PrintStream console) {
    this.options = options;
    this.shops = shops;
    this.console = console;
  }

  /** Reads all files before it measures anything, so that a wrong one is told at once. */
  public void run(List<Fact> facts) {
    List<JudgedCollection> collections = options.collections().stream().map(CollectionReader::read).map(this::sampled).toList();
    Optional<EarlierRun> earlier = options.against().map(Relevance::earlier);
    List<CollectionResult> results = new ArrayList<>();
    List<OffTopic> offTopic = new ArrayList<>();
    for (JudgedCollection collection : collections) {
      Shop shop = shops.open(collection.name(), collection.items());
      checkBaseline(shop);
      console.println("Asking %d queries of %s".formatted(collection.queries().size(), collection.name()));
      CollectionResult result = QualityRun.of(collection, shop);
      result.print(console);
      results.add(result);
      List<Query> nothing = aboutNothing(collection, collections);
      if (!nothing.isEmpty()) {
        offTopic.add(OffTopic.of(result, shop.service(), nothing));
      }
    }
    List<Fact> all = new ArrayList<>(facts);
    all.addAll(Machine.facts());
    new QualityReport(results, offTopic, options.baseline(), earlier)
        .writeTo(options.output(), all, console);
  }

  private void checkBaseline(Shop shop) {
    List<String> names = shop.contenders().stream().map(Contender::name).toList();
    if (!names.contains(options.baseline())) {
      throw new IllegalArgumentException("-Devaluate.baseline is one of " + names + ", not " + options.baseline());
    }
  }

  private JudgedCollection sampled(JudgedCollection whole) {
    if (options.sample() == 0 || whole.queries().size() <= options.sample()) {
      return whole;
    }
    Set<Query> drawn = new HashSet<>(drawn(whole.queries(), options.sample()));
    return new JudgedCollection(whole.name(), whole.items(), whole.queries().stream().filter(drawn::contains).toList(),
        whole.grades(), whole.census());
  }

  private List<Query> aboutNothing(JudgedCollection collection, List<JudgedCollection> all) {
    if (options.offTopicQueries().isPresent()) {
      return QueryFile.read(options.offTopicQueries().get());
    }
    List<Query> others = all.stream().filter(other -> other != collection).flatMap(other -> other.queries().stream()).toList();
    return drawn(others, OFF_TOPIC);
  }

  private static List<Query> drawn(List<Query> from, int most) {
    List<Query> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled.subList(0, Math.min(most, shuffled.size()));
  }

  private static EarlierRun earlier(Path file) {
    return EarlierRun.read(Files.isDirectory(file) ? file.resolve(QualityReport.QUERIES) : file);
  }
}
