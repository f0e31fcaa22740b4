package org.hybridsearch.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.blend.BlendedHit;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Cursor;

/** Fills a page from a place of a ranking on: with what is left of the window, then with the matches past it. */
final class Filling {

  private static final int STEPS = 4; // what is left of the window, and three for what comes after it

  private final Blender blender;
  private final SearchPlan plan;
  private final Window window;
  private final Deadline deadline;

  Filling(Blender blender, SearchPlan plan, Window window, Deadline deadline) {
    this.blender = blender;
    this.plan = plan;
    this.window = window;
    this.deadline = deadline;
  }

  /**
   * Adds up to {@code first} items; whether there are still more.
   *
   * @param rest what is past the window; asked only when the page gets there
   */
  boolean fill(Answer answer, Cursor cursor, int first, FixedOrder rest) {
    List<Candidate> left = notShown(cursor.shown());
    List<String> ids = left.stream().map(Candidate::id).toList();
    long groups = left.stream().map(Candidate::group).distinct().count();
    blender.best(plan, window, ids, first, deadline.step(STEPS)).forEach(answer::addCandidate);
    if (window.candidates().complete() || answer.size() == first && groups > first) {
      return groups > first;
    }
    return rest.goesOn(addRest(answer, cursor.restOffset(), first, rest));
  }

  /** The order past a window, kept for later pages or not. */
  static FixedOrder.Source rest(Blender blender, SearchPlan plan, Window window) {
    int most = PageRequest.MAX_REACHABLE - window.candidates().groups();
    return new FixedOrder.Source(Window.Shown.NOTHING, most,
        (others, limit, timeout) -> blender.rest(plan, window, others, limit, timeout));
  }

  /** Fills the page from a place of the rest on; the place after the last item. */
  private int addRest(Answer answer, int offset, int first, FixedOrder rest) {
    Window neutral = window.unpersonalized();
    int place = offset;
    List<String> stretch = answer.size() < first ? rest.stretch(place, first - answer.size()) : List.of();
    while (!stretch.isEmpty()) {
      Map<String, BlendedHit> found = new HashMap<>();
      blender.items(plan, neutral, stretch, deadline.step(2)).forEach(hit -> found.put(plan.index().keyOf(hit.item()), hit));
      for (int i = 0; i < stretch.size(); i++) {
        BlendedHit hit = found.get(stretch.get(i));
        if (hit != null) { // else it was deleted since
          answer.addRest(hit, place + i);
        }
      }
      place += stretch.size();
      stretch = answer.size() < first ? rest.stretch(place, first - answer.size()) : List.of();
    }
    return place;
  }

  private List<Candidate> notShown(BitSet shown) {
    List<Candidate> left = new ArrayList<>();
    List<Candidate> candidates = window.candidates().candidates();
    for (int i = 0; i < candidates.size(); i++) {
      if (!shown.get(i)) {
        left.add(candidates.get(i));
      }
    }
    return left;
  }
}
