package org.hybridsearch.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hybridsearch.behaviour.delivery.Replays;
import org.hybridsearch.behaviour.event.Events;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.forget.Forgets;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.catalog.Items;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.pipeline.Searches;
import org.hybridsearch.pipeline.ShownPages;
import org.hybridsearch.recommend.Recommendations;
import org.hybridsearch.recommend.ShownRecommendations;
import org.hybridsearch.suggest.Suggestions.Suggested;
import org.hybridsearch.suggest.Suggestions;
import org.hybridsearch.suggest.phrase.Completion;

/** Stands in for all that is behind the edge, and remembers what got there. */
@Alternative
@Singleton
public class FakeBackend {

  private final List<SearchRequest> searched = new CopyOnWriteArrayList<>();
  private final List<String> lookedUp = new CopyOnWriteArrayList<>();
  private final List<String> suggested = new CopyOnWriteArrayList<>();
  private final List<FakeRecommendations.Asked> recommended = new CopyOnWriteArrayList<>();
  private final List<Visitor> visitors = new CopyOnWriteArrayList<>();
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final List<ShopEvent> recorded = new CopyOnWriteArrayList<>();
  private final List<List<String>> forgotten = new CopyOnWriteArrayList<>();
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
  ShownPages pages() {
    return (request, outcome, visitor) -> visitors.add(visitor);
  }

  @Produces
  @Singleton
  @Alternative
  ShownRecommendations recommendationsShown() {
    return new ShownRecommendations() {
      @Override
      public void recommended(Market market, Recommendations.ForShopper answer, Visitor visitor) {
        shown.add(market.name() + "|" + answer.id() + "|" + answer.items().size() + "|" + visitor);
      }

      @Override
      public void similar(Market market, String itemId, List<Recommendations.Recommended> items, Visitor visitor) {
        shown.add(market.name() + "|" + itemId + "|" + items.size() + "|" + visitor);
      }
    };
  }

  @Produces
  @Singleton
  @Alternative
  Events events() {
    return events -> {
      recorded.addAll(events);
      return new Recorded(events.size(), 0, List.of());
    };
  }

  @Produces
  @Singleton
  @Alternative
  Recommendations recommendations() {
    return new FakeRecommendations(recommended);
  }

  @Produces
  @Singleton
  @Alternative
  Forgets forgets() {
    return (userId, sessionId, by) -> {
      forgotten.add(List.of(userId, sessionId, by));
      return new Forgets.Outcome(3, List.of("elsewhere"));
    };
  }

  @Produces
  @Singleton
  @Alternative
  Replays replays() {
    return market -> 7;
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
    visitors.clear();
    shown.clear();
    recorded.clear();
    forgotten.clear();
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

  /** Whom pages were shown to. */
  public List<Visitor> visitors() {
    return new ArrayList<>(visitors);
  }

  /** Which recommendations were shown: market, id of the answer or the item, how many, and to whom. */
  public List<String> shownRecommendations() {
    return new ArrayList<>(shown);
  }

  public List<ShopEvent> recorded() {
    return new ArrayList<>(recorded);
  }

  /** The arguments of each request to forget. */
  public List<List<String>> forgotten() {
    return new ArrayList<>(forgotten);
  }
}
