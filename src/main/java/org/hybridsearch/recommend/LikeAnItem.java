package org.hybridsearch.recommend;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.query.Clauses;
import org.hybridsearch.recommend.Candidates.Candidate;
import org.hybridsearch.recommend.ItemFacts.Seed;
import org.hybridsearch.recommend.Recommendations.Part;

/**
 * Items like an item: {@code content c + behaviour s / (s + 0.05) + personal p}, with c the inner product of both texts' vectors from
 * that of random pairs (0) to that of equal texts (1), s the strength by which the same shoppers touch both (a cosine, beyond chance;
 * saturated, as a few shoppers more or less must not decide), and p the shopper's taste, its weight times the ranker's confidence.
 */
final class LikeAnItem {

  private static final double HALF_STRONG = 0.05;
  private static final int VARIANTS = 4;
  private static final int MANY_VARIANTS = 25;
  private static final int LARGEST = 2500; // hits cost the engine and the way by the thousand
  /** Scores must not be negative, so inner products come as 1 more than they are; those without a vector have 0. */
  private static final String SCRIPT = "doc['embedding'].size() == 0 ? 0.0 : Math.max(0.0, 1.0 + innerProduct(params.vector, doc['embedding']))";

  private final Candidates candidates;
  private final ItemFacts facts;
  private final Personalizer personalizer;
  private final RecommendConfig.Similar config;

  LikeAnItem(Candidates candidates, ItemFacts facts, Personalizer personalizer, RecommendConfig.Similar config) {
    this.candidates = candidates;
    this.facts = facts;
    this.personalizer = personalizer;
    this.config = config;
  }

  /**
   * What items like an item are found by.
   *
   * @throws SearchException.NotFound when there is no such item
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer
   */
  Seed seed(String itemId) {
    return facts.seed(itemId)
        .orElseThrow(() -> new SearchException.NotFound("There is no item with this id in this market."));
  }

  /** What is no variant of the item. */
  static Json others(Seed seed) {
    return Clauses.not(object(member("term", object(member("group", seed.group())))));
  }

  /** What no score exceeds: the sum of the weights, or 1. */
  double highest() {
    return Math.max(1, config.content() + config.behaviour() + config.personal());
  }

  /**
   * The candidates, in no order.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer
   */
  List<Ranked> ranked(Market market, LiveIndex live, String itemId, Seed seed, Shopper shopper, Timing timing) {
    Map<String, Double> neighbors = facts.neighbors(itemId, config.candidates());
    if (seed.vector().isEmpty() && neighbors.isEmpty()) {
      return List.of();
    }
    Products products = products(live, seed, neighbors, timing);
    List<Candidate> found = products.candidates();
    PersonalRanking taste = personalizer.personalize(new Personalizer.Request(market, shopper,
        found.stream().map(Candidate::id).toList(),
        new Personalizer.Weighting(PersonalizationMode.FULL, config.personal(), 1), timing.personalize()));
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Candidate candidate = found.get(i);
      ranked.add(new Ranked(candidate, List.of(
          content(seed, candidate, live.randomPairMean()),
          behaviour(products.strength(candidate)),
          new Part("personal", taste.scores().lift(i).orElse(Double.NaN), taste.scores().normalized(i), taste.weight(),
              taste.scores().missing(i))), taste.scores().excluded(i), ""));
    }
    return ranked;
  }

  /** Variants of a few products may be all that is near, so where there are any more is asked for. */
  private Products products(LiveIndex live, Seed seed, Map<String, Double> neighbors, Timing timing) {
    int nearest = config.candidates() * (live.grouped() ? VARIANTS : 1);
    Products products = products(live, seed, neighbors, nearest, timing);
    boolean more = live.grouped() && seed.vector().isPresent() && products.found() >= nearest;
    return more && products.candidates().size() < config.candidates()
        ? products(live, seed, neighbors, Math.min(LARGEST, MANY_VARIANTS * config.candidates()), timing) : products;
  }

  private Products products(LiveIndex live, Seed seed, Map<String, Double> neighbors, int nearest, Timing timing) {
    List<Candidate> found =
        candidates.find(live.alias(), query(seed, neighbors, nearest), nearest + neighbors.size(), timing.find());
    return Products.of(found, neighbors, config.candidates());
  }

  private Part content(Seed seed, Candidate candidate, double mean) {
    boolean missing = seed.vector().isEmpty() || candidate.score() == 0;
    double product = candidate.score() - 1;
    return missing ? new Part("semantic", Double.NaN, 0, config.content(), true)
        : new Part("semantic", product, Math.clamp((product - mean) / (1 - mean), 0, 1), config.content(), false);
  }

  private Part behaviour(double strength) {
    return new Part("behaviour", strength, strength / (strength + HALF_STRONG), config.behaviour(), false);
  }

  private Json query(Seed seed, Map<String, Double> neighbors, int nearest) {
    Json others = others(seed);
    List<Json> ways = new ArrayList<>();
    seed.vector().ifPresent(vector -> ways.add(object(member("knn", object(member("embedding", object(
        member("vector", Json.floats(vector.toArray())), member("k", nearest), member("filter", others))))))));
    if (!neighbors.isEmpty()) {
      ways.add(Clauses.ids(neighbors.keySet()));
    }
    Json found = Clauses.bool(List.of(), List.of(Clauses.anyOf(ways), others));
    return scored(found, seed.vector());
  }

  private static Json scored(Json found, Optional<TextVector> vector) {
    return vector.map(values -> object(member("script_score", object(
            member("query", found),
            member("script", object(
                member("lang", "painless"),
                member("source", SCRIPT),
                member("params", object(member("vector", Json.floats(values.toArray()))))))))))
        .orElse(found);
  }
}
