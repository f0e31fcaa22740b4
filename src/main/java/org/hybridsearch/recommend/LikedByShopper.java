package org.hybridsearch.recommend;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.query.Clauses;
import org.hybridsearch.query.FilterClauses;
import org.hybridsearch.query.Prior;
import org.hybridsearch.recommend.Candidates.Candidate;
import org.hybridsearch.recommend.Recommendations.Part;
import org.jboss.logging.Logger;

/**
 * Items for a shopper, out of what the ranker names as favorites and what is popular: {@code c p + (1 - c) popularity}, with c the
 * ranker's confidence (0 for whom nobody knows, so that it is popularity alone) and {@code p = 1 / (1 + exp(-lift))} its taste,
 * 0.5 for the middle of the candidates and for what it says nothing about. What the shopper looked at stays; what they bought
 * stays where people come back to it, and is left out where they do not.
 */
final class LikedByShopper {

  private static final Logger LOG = Logger.getLogger(LikedByShopper.class);
  private static final Personalizer.Weighting WHOLE = new Personalizer.Weighting(PersonalizationMode.FULL, 1, 1);
  /** Above what the prior can add, so that no favorite is lost for what is popular. */
  private static final double FAVORITE = 2;

  private final Candidates candidates;
  private final ItemFacts facts;
  private final Personalizer personalizer;
  private final RecommendConfig config;

  LikedByShopper(Candidates candidates, ItemFacts facts, Personalizer personalizer, RecommendConfig config) {
    this.candidates = candidates;
    this.facts = facts;
    this.personalizer = personalizer;
    this.config = config;
  }

  /** The candidates, in no order, and how the shopper was used. */
  record Liked(List<Ranked> ranked, PersonalizationOutcome outcome) {}

  /**
   * The candidates.
   *
   * @param filters all must hold, see {@link #excluding}
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer
   */
  Liked ranked(Market market, LiveIndex live, Shopper shopper, List<Json> filters, Timing timing) {
    List<String> favorites = favorites(market, shopper);
    List<Candidate> found = found(live, favorites, filters, timing);
    PersonalRanking taste = personalizer.personalize(new Personalizer.Request(
        market, shopper, found.stream().map(Candidate::id).toList(), WHOLE, timing.personalize()));
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      ranked.add(new Ranked(found.get(i), List.of(personal(taste, i),
          new Part("popularity", found.get(i).popularity(), found.get(i).popularity(), 1 - taste.weight(), false)),
          taste.scores().excluded(i), ""));
    }
    return new Liked(ranked, taste.outcome());
  }

  private List<Candidate> found(LiveIndex live, List<String> favorites, List<Json> filters, Timing timing) {
    Json query = query(favorites, filters);
    int size = favorites.size() + config.popular();
    return live.grouped() ? candidates.findOneOfEach(live.alias(), query, size, timing.find())
        : candidates.find(live.alias(), query, size, timing.find());
  }

  /** The filters, and that it is none the shopper is done with: who is done with an item is done with its variants. */
  List<Json> excluding(LiveIndex live, Shopper shopper, List<Filter> filters, Timing timing) {
    Set<String> done = switch (shopper) {
      case Shopper.Someone someone -> facts.doneWith(someone.key());
      case Shopper.Nobody nobody -> Set.of();
    };
    List<Json> all = new ArrayList<>(FilterClauses.of(filters));
    if (!done.isEmpty()) {
      all.add(Clauses.not(Clauses.ids(done)));
      if (live.grouped()) {
        all.addAll(Clauses.noneOfGroups(List.of(candidates.groups(live.alias(), done, timing.find()))));
      }
    }
    return all;
  }

  private static Part personal(PersonalRanking taste, int position) {
    double lift = taste.scores().lift(position).orElse(0);
    return new Part("personal", taste.scores().lift(position).orElse(Double.NaN), 1 / (1 + Math.exp(-lift)), taste.weight(),
        taste.scores().missing(position));
  }

  private List<String> favorites(Market market, Shopper shopper) {
    try {
      return personalizer.favorites(market, shopper, WHOLE, config.favorites());
    } catch (RuntimeException failure) {
      LOG.debug("The ranker could not name favorites: what is popular is left", failure);
      return List.of();
    }
  }

  private static Json query(List<String> favorites, List<Json> filters) {
    List<Json> better = new ArrayList<>(List.of(Prior.clause(1)));
    if (!favorites.isEmpty()) {
      better.add(object(member("constant_score", object(
          member("filter", Clauses.ids(favorites)), member("boost", FAVORITE)))));
    }
    List<Member> parts = List.of(member("must", array(Clauses.all())), member("should", array(better)));
    return Clauses.bool(parts, filters);
  }
}
