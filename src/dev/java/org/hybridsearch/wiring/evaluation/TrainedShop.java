package org.hybridsearch.wiring.evaluation;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hybridsearch.evaluate.personal.PersonalShop;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRanker;

/** The line with the local ranker in it. */
final class TrainedShop implements PersonalShop {

  private static final int DEPTH = PageRequest.MAX_FIRST;

  private final EvaluationShops.Line line;
  private final LocalModel model;
  private final LocalRanker ranker;
  private final LiveIndex index;
  private final Map<String, String> queries;
  private final String profile;
  private final List<String> catalogue;

  TrainedShop(EvaluationShops.Line line, LocalModel model, LocalRanker ranker, LiveIndex index, Map<String, String> queries,
      String profile) {
    this.line = line;
    this.model = model;
    this.ranker = ranker;
    this.index = index;
    this.queries = queries;
    this.profile = profile;
    this.catalogue = queries.keySet().stream().sorted().toList();
  }

  @Override
  public PersonalShop step(Step step) {
    return new TrainedShop(line, model, ranker, index, queries, switch (step) {
      case WORDS -> EvaluationSettings.WORDS_ALONE;
      case PRIOR -> EvaluationSettings.WITH_PRIOR;
      case FAVORITES -> profile;
    });
  }

  @Override
  public List<String> catalogue() {
    return catalogue;
  }

  @Override
  public String queryFor(String itemId) {
    return queries.getOrDefault(itemId, "");
  }

  @Override
  public List<String> search(String userId, String query) {
    return ids(request(someone(userId), PersonalizationMode.FULL, query));
  }

  @Override
  public List<String> search(String query) {
    return ids(request(Shopper.NOBODY, PersonalizationMode.NONE, query));
  }

  private List<String> ids(SearchRequest request) {
    return line.searches().search(request).hits().stream().map(hit -> hit.item().id()).toList();
  }

  @Override
  public Candidates candidates(String userId, String query) {
    SearchRequest request = request(someone(userId), PersonalizationMode.FULL, query);
    SearchPlan plan = line.planner().plan(request, line.profiles().snapshot(profile), index, System.currentTimeMillis());
    CandidateSet found = line.retriever()
        .retrieve(plan, () -> ranker.favorites(userId, plan.legs().favoritesLimit())).candidates();
    return new Candidates(found.ids(), some(found, candidate -> candidate.lexicalRank() > 0),
        some(found, candidate -> candidate.semanticRank() > 0),
        some(found, candidate -> candidate.lexicalRank() == 0 && candidate.semanticRank() == 0));
  }

  private static List<String> some(CandidateSet found, Predicate<Candidate> which) {
    return found.candidates().stream().filter(which).map(Candidate::id).toList();
  }

  @Override
  public double[] preferences(String userId, List<String> items) {
    Map<String, Double> scores = ranker.rank(new PersonalRanker.Question(Market.DEFAULT, someone(userId), items)).scores();
    return items.stream().mapToDouble(scores::get).toArray();
  }

  @Override
  public double[] popularity(List<String> items) {
    Map<String, Double> popularities = model.popularities();
    return items.stream().mapToDouble(item -> popularities.getOrDefault(item, 0.0)).toArray();
  }

  private SearchRequest request(Shopper shopper, PersonalizationMode mode, String query) {
    return new SearchRequest(Market.DEFAULT, query, List.of(), shopper, mode, profile, new PageRequest.Start(DEPTH), false);
  }

  private static Shopper.Someone someone(String userId) {
    return new Shopper.Someone(userId, "", Map.of());
  }
}
