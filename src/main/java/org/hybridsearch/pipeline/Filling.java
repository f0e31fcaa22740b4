package org.hybridsearch.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hybridsearch.blend.BlendedHit;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.model.Candidate;
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
   * @param rest the ids past the window in their order; asked only when the page gets there
   */
  boolean fill(Answer answer, Cursor cursor, int first, Supplier<List<String>> rest) {
    List<String> left = notShown(cursor.shown());
    blender.best(plan, window, left, first, deadline.step(STEPS)).forEach(answer::addCandidate);
    if (answer.size() == first) {
      return left.size() > first || !window.candidates().complete();
    }
    return !window.candidates().complete() && addRest(answer, cursor.restOffset(), first, rest.get());
  }

  private boolean addRest(Answer answer, int offset, int first, List<String> rest) {
    Window neutral = window.unpersonalized();
    int to = Math.min(offset, rest.size());
    while (answer.size() < first && to < rest.size()) {
      int until = Math.min(rest.size(), to + first - answer.size());
      List<String> slice = rest.subList(to, until);
      Map<String, BlendedHit> found = new HashMap<>();
      blender.best(plan, neutral, slice, slice.size(), deadline.step(2)).forEach(hit -> found.put(hit.item().id(), hit));
      for (int i = to; i < until; i++) {
        BlendedHit hit = found.get(rest.get(i));
        if (hit != null) { // else it was deleted since
          answer.addRest(hit, i);
        }
      }
      to = until;
    }
    return to < rest.size();
  }

  private List<String> notShown(BitSet shown) {
    List<String> left = new ArrayList<>();
    List<Candidate> candidates = window.candidates().candidates();
    for (int i = 0; i < candidates.size(); i++) {
      if (!shown.get(i)) {
        left.add(candidates.get(i).id());
      }
    }
    return left;
  }
}
