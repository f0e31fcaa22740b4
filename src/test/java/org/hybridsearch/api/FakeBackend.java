package org.hybridsearch.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hybridsearch.catalog.Items;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.pipeline.Searches;
import org.hybridsearch.recommend.Recommendations;
import org.hybridsearch.suggest.Suggestions;
import org.hybridsearch.suggest.Suggestions.Suggested;
import org.hybridsearch.suggest.phrase.Completion;

/** Stands in for all that is behind the edge, and remembers what got there. */
@Alternative
@Singleton
public class FakeBackend {

  private final List<SearchRequest> searched = new CopyOnWriteArrayList<>();
  private final List<String> lookedUp = new CopyOnWriteArrayList<>();
  private final List<String> suggested = new CopyOnWriteArrayList<>();
  private final List<FakeRecommendations.Asked> recommended = new CopyOnWriteArrayList<>();
  private volatile Function<SearchRequest, SearchOutcome> answer = request -> Samples.outcome(List.of(Samples.hit("1", 1)));

  @Produces
  @Singleton
  @Alternative
  Searches searches() {
    return request -> {
      searched.add(request);
      return answer.apply(request);
    };
  }

  @Produces
  @Singleton
  @Alternative
  Items items() {
    return this::find;
  }

  @Produces
  @Singleton
  @Alternative
  Suggestions suggestions() {
    return (market, typed, first) -> {
      suggested.add(typed + "|" + first + "|" + market.name());
      return new Suggested(List.of(new Completion("orange juice", "<em>orange</em> juice")), List.of(Samples.item("1")));
    };
  }

  @Produces
  @Singleton
  @Alternative
  Recommendations recommendations() {
    return new FakeRecommendations(recommended);
  }

  private Optional<Item> find(Market market, String id) {
    lookedUp.add(id);
    return id.startsWith("known") ? Optional.of(Samples.item(id)) : Optional.empty();
  }

  /** Forgets what got here and what to answer. */
  public void reset() {
    searched.clear();
    lookedUp.clear();
    suggested.clear();
    recommended.clear();
    answer = request -> Samples.outcome(List.of(Samples.hit("1", 1)));
  }

  /** What searches answer from now on. */
  public void answers(Function<SearchRequest, SearchOutcome> next) {
    answer = next;
  }

  public List<SearchRequest> searched() {
    return new ArrayList<>(searched);
  }

  public List<String> lookedUp() {
    return new ArrayList<>(lookedUp);
  }

  /** What was typed, how many were asked for, and the market. */
  public List<String> suggested() {
    return new ArrayList<>(suggested);
  }

  /** What recommendations were asked for. */
  public List<FakeRecommendations.Asked> recommended() {
    return new ArrayList<>(recommended);
  }
}
