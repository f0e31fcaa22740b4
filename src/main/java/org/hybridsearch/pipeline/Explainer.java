package org.hybridsearch.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.blend.BlendFormula;
import org.hybridsearch.blend.BlendedHit;
import org.hybridsearch.blend.SignalValues;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Explanation.Part;
import org.hybridsearch.model.Explanation.Rank;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.Window;

/** Says where a score comes from: the raw signals as the engine saw them, and what the formula makes of them. */
final class Explainer {

  private final Window window;
  private final BlendFormula formula;

  Explainer(Window window) {
    this.window = window;
    this.formula = BlendFormula.of(window);
  }

  /** @param candidate absent for an item past the window */
  Explanation explain(BlendedHit hit, SignalValues values, Optional<Candidate> candidate, int position) {
    Optional<Window.Liking> liking = Optional.ofNullable(window.likings().get(hit.item().id()));
    List<Part> parts = formula.parts(values).stream().map(part -> told(part, liking)).toList();
    return new Explanation(hit.score(), parts, List.of(
        new Rank(Stage.LEXICAL, rank(candidate.map(Candidate::lexicalRank).orElse(0))),
        new Rank(Stage.SEMANTIC, rank(candidate.map(Candidate::semanticRank).orElse(0))),
        new Rank(Stage.PERSONALIZE, rank(liking.map(Window.Liking::rank).orElse(0))),
        new Rank(Stage.BLEND, rank(position))));
  }

  /** The engine got the personal signal normalized; what the ranker said is the raw value. */
  private static Part told(Part part, Optional<Window.Liking> liking) {
    if (part.signal() != Signal.PERSONAL || liking.isEmpty()) {
      return part;
    }
    return new Part(part.signal(), OptionalDouble.of(liking.get().raw()), part.normalized(), part.weight(), part.contribution(),
        part.missing());
  }

  private static OptionalInt rank(int rank) {
    return rank == 0 ? OptionalInt.empty() : OptionalInt.of(rank);
  }
}
