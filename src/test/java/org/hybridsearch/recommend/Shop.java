package org.hybridsearch.recommend;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogFixture;
import org.hybridsearch.catalog.ItemStore;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.recommend.trained.TrainedConfig;
import org.hybridsearch.recommend.trained.TrainedItems;
import org.hybridsearch.recommend.trained.TrainedModel;
import org.hybridsearch.testing.SearchEngines;

/** A small shop on a real engine, with a ranker and a memory that say what a test wants. */
final class Shop implements AutoCloseable, ItemFacts, PersonalRanker {

  static final Duration TIMEOUT = Duration.ofSeconds(30);

  final CatalogFixture fixture = new CatalogFixture();
  final Catalog catalog = fixture.open();
  final Map<String, Double> neighbors = new HashMap<>();
  final Set<String> done = new HashSet<>();
  final Set<String> asked = new HashSet<>();
  List<String> favorites = List.of();
  Optional<TrainedModel> model = Optional.empty();
  Function<Question, Answer> taste = question -> new Answer(Map.of(), 0);

  /** Forgets what the ranker and the memory say. */
  void reset() {
    neighbors.clear();
    done.clear();
    asked.clear();
    favorites = List.of();
    model = Optional.empty();
    taste = question -> new Answer(Map.of(), 0);
  }

  void stock(String... items) {
    fixture.put(catalog, items);
    fixture.admin.refresh(fixture.names.items());
    catalog.liveIndexes().refresh();
  }

  /** New for each test, so that no answer of the ranker is a remembered one. */
  Recommender recommender() {
    return recommender(fixture.engine);
  }

  Recommender cutOff() {
    return recommender(SearchEngines.connect(URI.create("http://127.0.0.1:1")));
  }

  private Recommender recommender(SearchEngine engine) {
    Personalizer personalizer = new Personalizer(
        this, Settings.of(PersonalizeConfig.class), Ticker.systemTicker(), new SimpleMeterRegistry());
    TrainedItems trained = new TrainedItems(
        model, Settings.of(TrainedConfig.class), Market.DEFAULT, Ticker.systemTicker(), new SimpleMeterRegistry());
    return new Recommender(
        new Recommender.Catalogue(engine, () -> catalog.liveIndexes().current(), ItemReader::read, TIMEOUT), this, personalizer,
        trained, Settings.of(RecommendConfig.class), () -> "recommendation-1");
  }

  @Override
  public Optional<Seed> seed(String itemId) {
    return new ItemStore(fixture.engine, fixture.names, TIMEOUT).alike(itemId).map(alike -> new Seed(alike.group(), alike.vector()));
  }

  @Override
  public Map<String, Double> neighbors(String itemId, int limit) {
    return neighbors;
  }

  @Override
  public Set<String> doneWith(String shopperId) {
    asked.add(shopperId);
    return done;
  }

  @Override
  public String source() {
    return "fake";
  }

  @Override
  public Answer rank(Question question) {
    asked.add(question.shopper().rankingId());
    return taste.apply(question);
  }

  @Override
  public List<String> favorites(Market market, Shopper.Someone shopper, int limit) {
    asked.add(shopper.rankingId());
    return favorites;
  }

  @Override
  public void close() {
    fixture.close();
  }
}
