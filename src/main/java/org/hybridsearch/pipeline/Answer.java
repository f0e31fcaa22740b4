package org.hybridsearch.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hybridsearch.blend.BlendedHit;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Cursor;
import org.hybridsearch.page.Pages;

/** A page under construction: takes hits in rank order and gives each its position, cursor and explanation. */
final class Answer {

  private final Window window;
  private final boolean explain;
  private final Pages pages;
  private final Explainer explainer;
  private final Explainer restExplainer;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, BitSet> groups = new HashMap<>();
  private final List<SearchOutcome.Hit> hits = new ArrayList<>();
  private final boolean kept;
  private boolean ranked;
  private Cursor at;

  /**
   * @param start the place that the page comes after
   * @param kept whether the window is there for later pages: else no hit has a cursor
   */
  Answer(Window window, Cursor start, boolean kept, boolean explain, Pages pages) {
    this.window = window;
    this.explain = explain;
    this.pages = pages;
    this.kept = kept;
    this.at = start;
    this.explainer = new Explainer(window);
    this.restExplainer = new Explainer(window.unpersonalized());
    List<Candidate> candidates = window.candidates().candidates();
    for (int i = 0; i < candidates.size(); i++) {
      places.put(candidates.get(i).id(), i);
    }
    if (window.candidates().groups() < candidates.size()) {
      for (int i = 0; i < candidates.size(); i++) {
        groups.computeIfAbsent(candidates.get(i).group(), group -> new BitSet()).set(i);
      }
    }
  }

  /** The next item is one of the window's. */
  void addCandidate(BlendedHit hit) {
    ranked = true;
    int place = places.get(hit.item().id());
    Candidate candidate = window.candidates().candidates().get(place);
    BitSet group = groups.get(candidate.group());
    at = group == null ? at.pastCandidate(place) : at.pastGroup(group);
    add(hit, Optional.of(candidate), explainer);
  }

  /** The next item is one of those past the window, the one at an offset among them. */
  void addRest(BlendedHit hit, int offset) {
    at = at.pastRest(offset);
    add(hit, Optional.empty(), restExplainer);
  }

  int size() {
    return hits.size();
  }

  SearchOutcome outcome(long total, boolean hasNext, boolean hasPrevious, List<StageReport> reports) {
    int totalCount = (int) Math.min(total, Integer.MAX_VALUE);
    return new SearchOutcome(window.searchId(), hits, hasNext, hasPrevious, totalCount,
        Math.min(totalCount, PageRequest.MAX_REACHABLE), window.candidates().groups(), personalization(), reports,
        new SearchOutcome.ProfileRef(window.profileName(), window.profileVersion()), window.rung(), Optional.empty());
  }

  /** A page wholly past the window is in an order without the shopper. */
  private PersonalizationOutcome personalization() {
    boolean unused = window.personalization().applied() && !ranked && !hits.isEmpty();
    return unused ? PersonalizationOutcome.notApplied(PersonalizationOutcome.Reason.WEIGHT_ZERO) : window.personalization();
  }

  private void add(BlendedHit hit, Optional<Candidate> candidate, Explainer explainer) {
    hits.add(new SearchOutcome.Hit(kept ? pages.sign(at) : "", hit.item(), at.position(), OptionalDouble.of(hit.score()),
        explain ? hit.values().map(values -> explainer.explain(hit, values, candidate, at.position())) : Optional.empty(),
        hit.highlights()));
  }
}
