package org.hybridsearch.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.behaviour.shown.ShownPage;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.QueryFallback;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Signal;

/** Hands pages to the log of searches, with the way to find out what they would have been without the shopper. Thread-safe. */
public final class LoggedPages implements ShownPages {

  private static final Duration PATIENCE = Duration.ofSeconds(2); // nobody waits for it

  private final SearchLog log;
  private final Blender blender;
  private final Clock clock;

  public LoggedPages(SearchLog log, Blender blender, Clock clock) {
    this.log = log;
    this.blender = blender;
    this.clock = clock;
  }

  @Override
  public void shown(SearchRequest request, SearchOutcome outcome, Visitor visitor) {
    double weight = outcome.personalization().applied()
        ? outcome.basis().map(basis -> basis.window().weights().of(Signal.PERSONAL)).orElse(0.0) : 0;
    log.log(new ShownPage(outcome.searchId(), request.query(), clock.instant().truncatedTo(ChronoUnit.MILLIS), visitor,
        new ShownPage.Profile(outcome.profile().name(), outcome.profile().version()), matches(outcome), weight,
        outcome.hits().stream().map(LoggedPages::item).toList(),
        weight > 0 ? unpersonalized(outcome.basis().orElseThrow(), outcome.hits()) : List::of)
        .by(new ShownPage.Answer(outcome.personalization().recommendationId(), outcome.hits().size())));
  }

  /** None where something else than the query was served: such a query must not be taken for one that finds something. */
  static int matches(SearchOutcome outcome) {
    return outcome.rung().fallback() == QueryFallback.POPULAR || outcome.rung().corrects() ? 0 : outcome.totalCount();
  }

  private static ShownPage.Item item(SearchOutcome.Hit hit) {
    return new ShownPage.Item(hit.item().id(), hit.position(), hit.score().orElse(Double.NaN));
  }

  /** A product has one rank, whichever of its variants leads; it is the one shown that is told. */
  private Supplier<List<String>> unpersonalized(SearchOutcome.Basis basis, List<SearchOutcome.Hit> hits) {
    List<String> ids = basis.window().candidates().ids();
    Map<String, String> shown = new HashMap<>();
    hits.forEach(hit -> shown.put(hit.item().group(), hit.item().id()));
    Map<String, String> groups = new HashMap<>();
    basis.window().candidates().candidates().forEach(candidate -> groups.put(candidate.id(), candidate.group()));
    return () -> withoutTaste(basis.window().candidates().candidates(),
        blender.order(basis.plan(), basis.window().unpersonalized(), ids, ids.size(), PATIENCE)).stream()
        .map(id -> shown.getOrDefault(groups.get(id), id)).toList();
  }

  /**
   * The order that the candidates of everybody have among themselves. What only the shopper's taste brought would not be there
   * without them: it stands for nobody at the end, so that what comes after the ranked items keeps its place.
   */
  static List<String> withoutTaste(List<Candidate> candidates, List<String> order) {
    Set<String> shared = candidates.stream().filter(each -> each.lexicalRank() > 0 || each.semanticRank() > 0)
        .map(Candidate::id).collect(Collectors.toSet());
    List<String> ranked = new ArrayList<>(order.stream().filter(shared::contains).toList());
    ranked.addAll(Collections.nCopies(order.size() - ranked.size(), ""));
    return ranked;
  }
}
