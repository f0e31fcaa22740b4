package org.hybridsearch.recommend;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.query.Clauses;
import org.hybridsearch.recommend.Candidates.Candidate;
import org.hybridsearch.recommend.Recommendations.Part;
import org.hybridsearch.recommend.trained.TrainedModel.Answer;
import org.hybridsearch.recommend.trained.TrainedModel.Named;

/**
 * What a model trained elsewhere names, in its order: {@code 1 - (rank - 1) / 2n}, with n the items it named, as scores of models
 * are comparable with nothing. Left out is what the catalogue does not have, what cannot be bought, and what a condition excludes.
 * Where too few remain, others follow, their scores halved so that they stay behind.
 */
final class NamedItems {

  private static final double BEHIND = 0.5;

  private final Candidates candidates;

  NamedItems(Candidates candidates) {
    this.candidates = candidates;
  }

  /**
   * The items that are left.
   *
   * @param part what the model's order is called among the parts of a score
   * @param conditions all must hold
   */
  List<Ranked> ranked(LiveIndex live, Answer answer, String part, List<Json> conditions, Timing timing) {
    if (answer.items().isEmpty()) {
      return List.of();
    }
    List<Json> all = new ArrayList<>(conditions);
    all.add(Clauses.ids(answer.items().stream().map(Named::itemId).toList()));
    all.add(Clauses.not(object(member("term", object(member("available", false))))));
    Map<String, Candidate> found = candidates.find(
            live.alias(), Clauses.bool(List.of(), all), answer.items().size(), timing.find()).stream()
        .collect(Collectors.toMap(Candidate::id, Function.identity()));
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < answer.items().size(); i++) {
      Named named = answer.items().get(i);
      if (found.containsKey(named.itemId())) {
        double place = 1 - BEHIND * i / answer.items().size();
        ranked.add(new Ranked(found.get(named.itemId()), List.of(new Part(part, named.score(), place, 1, false)), false, answer.id()));
      }
    }
    return ranked;
  }

  /**
   * The same, and behind them others where they are too few.
   *
   * @param others asked only then
   * @param highest what the scores of the others do not exceed, above 0
   */
  static List<Ranked> filled(List<Ranked> named, int wanted, Supplier<List<Ranked>> others, double highest) {
    Set<String> groups = named.stream().map(each -> each.candidate().group()).collect(Collectors.toCollection(HashSet::new));
    if (groups.size() >= wanted) {
      return named;
    }
    List<Ranked> all = new ArrayList<>(named);
    others.get().stream().filter(each -> !groups.contains(each.candidate().group()))
        .forEach(each -> all.add(named.isEmpty() ? each : each.times(BEHIND / highest)));
    return all;
  }
}
