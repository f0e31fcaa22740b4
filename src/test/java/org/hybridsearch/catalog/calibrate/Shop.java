package org.hybridsearch.catalog.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.TextVector;

/** An embedded catalogue with its calibration, to be asked what matches. */
record Shop(List<Item> items, List<TextVector> vectors, Calibration calibration, Embedder embedder) {

  static Shop of(List<Item> items, Function<Item, String> texts, Embedder embedder, long seed) {
    List<TextVector> vectors = embedder.embed(items.stream().map(texts).toList());
    List<SampleItem> sample = new ArrayList<>(IntStream.range(0, items.size())
        .mapToObj(i -> new SampleItem(items.get(i).title(), texts.apply(items.get(i)), vectors.get(i))).toList());
    return new Shop(items, vectors, new MatchCalibrator(embedder, seed).calibrate(sample, items.size()), embedder);
  }

  /** The items that match by meaning, best first. */
  List<Item> matches(String query) {
    TextVector vector = embedder.embed(List.of(query)).getFirst();
    return IntStream.range(0, items.size()).boxed()
        .filter(i -> vectors.get(i).dot(vector) > calibration.matchThreshold())
        .sorted(Comparator.comparingDouble((Integer i) -> -vectors.get(i).dot(vector)))
        .map(items::get).toList();
  }

  /** The share of the queries that match nothing. */
  double emptyShare(List<String> queries) {
    return queries.stream().filter(query -> matches(query).isEmpty()).count() / (double) queries.size();
  }
}
