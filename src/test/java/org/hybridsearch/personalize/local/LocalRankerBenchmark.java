package org.hybridsearch.personalize.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.local.counts.Taste;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Rankings of 200 candidates by a learned model, and what a ranking does with texts alone, all items having a vector. */
public class LocalRankerBenchmark extends HotPiece {

  @Param("200000")
  public int events;

  @Param("50000")
  public int items;

  @Param({"5", "100"})
  public int history;

  private LocalRanker ranker;
  private ContentTaste content;
  private Taste taste;
  private PersonalRanker.Question question;

  @Setup
  public void learn() {
    ShopModel shop = ShopModel.learned(events, items);
    String shopper = shop.shopper(history);
    List<Optional<TextVector>> vectors = IntStream.range(0, 97).mapToObj(Samples::vector).map(Optional::of).toList();
    ContentVectors byId = id -> vectors.get(Math.floorMod(id.hashCode(), vectors.size()));
    ranker = new LocalRanker(shop.model(), byId, LocalConfigs.defaults());
    content = new ContentTaste(byId, shop.model().counts());
    taste = shop.model().taste(shop.model().history(shopper));
    question = new PersonalRanker.Question(Market.DEFAULT, new Shopper.Someone(shopper, "", Map.of()), shop.candidates(200));
  }

  @Benchmark
  public PersonalRanker.Answer rank() {
    return ranker.rank(question);
  }

  @Benchmark
  public List<String> favorites() {
    return ranker.favorites(question.shopper().rankingId(), 100);
  }

  @Benchmark
  public double[] affinities() {
    return content.affinities(taste, question.itemIds());
  }
}
