package org.hybridsearch.retrieve;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.query.Hits;

/**
 * Decides, when both legs have answered, which rung serves the page: as asked; with corrected or with fewer words; by meaning; or
 * what is popular. Goes down only where there is nothing, so it costs nothing else, and within the retrieval's time.
 */
final class Ladder {

  private static final int NEAREST = 10;
  private static final double WEAK = 1.0 / 3; // of 37 mistyped groceries most are below; "soap", "vodka" and "steak" are above

  private final LexicalLeg lexicalLeg;
  private final SemanticLeg semanticLeg;

  Ladder(LexicalLeg lexicalLeg, SemanticLeg semanticLeg) {
    this.lexicalLeg = lexicalLeg;
    this.semanticLeg = semanticLeg;
  }

  /** The legs that serve, and the rung they stand on. */
  record Step(Leg lexical, Leg semantic, Rung rung) {}

  Step settle(SearchPlan plan, Leg words, Leg meaning, long startNanos) {
    List<Hits.Hit> near = CandidateUnion.matching(plan, meaning);
    Leg lexical = words;
    if (words.rung().corrects()) {
      Leg corrected = meaning.ran() ? semanticLeg.run(plan.with(words.rung()), startNanos) : meaning;
      if (mistyped(plan, near, words, corrected)) {
        return new Step(words, corrected, words.rung());
      }
      lexical = lexicalLeg.withFewer(plan, startNanos);
      lexical = meaning.ran() && !corrected.ran() ? lexical.inPart(LexicalLeg.NOT_CORRECTED) : lexical;
    }
    if (near.isEmpty() && !lexical.words().equals(plan.words())) { // some word in common with a catalogue it is not about
      lexical = lexical.emptied(plan);
    }
    if (!lexical.found().hits().isEmpty()) {
      return new Step(lexical, meaning, lexical.rung());
    }
    if (!near.isEmpty()) {
      return new Step(lexical, meaning, Rung.BY_MEANING);
    }
    return lexical.ran() && !plan.browses() ? popular(plan, lexical, meaning, startNanos) : new Step(lexical, meaning, plan.rung());
  }

  /**
   * Whether what was typed is a mistake for its correction, rather than a word that the catalogue does not have: "soap" is no
   * mistaken "soup" where there are detergents. It is one where the correction finds something of what is near in meaning, or
   * where what is near is far less so than what is near the correction; or just less so, where the words beside it bear the
   * correction out, as in "canned tunna". Short words have too many neighbors: where something is near, they stay.
   */
  private static boolean mistyped(SearchPlan plan, List<Hits.Hit> near, Leg words, Leg corrected) {
    Mistake mistake = Mistake.of(plan.query(), words.rung().corrected());
    if (near.isEmpty() || mistake.blanks()) {
      return true;
    }
    Set<String> found = words.found().hits().stream().map(Hits.Hit::id).collect(Collectors.toUnmodifiableSet());
    return !mistake.brief() && (near.stream().limit(NEAREST).anyMatch(hit -> found.contains(hit.id()))
        || excess(plan, near) < (mistake.borneOut() ? 1 : WEAK) * excess(plan, CandidateUnion.matching(plan, corrected)));
  }

  /** By how much the nearest is above the match threshold. */
  private static double excess(SearchPlan plan, List<Hits.Hit> near) {
    return near.isEmpty() ? 0 : CandidateUnion.innerProduct(near.getFirst().score()) - plan.index().matchThreshold();
  }

  /** Without the query's vector: how near popular items are to a query that they do not match is no order. */
  private Step popular(SearchPlan plan, Leg lexical, Leg meaning, long startNanos) {
    Leg found = lexicalLeg.popular(plan, startNanos);
    Leg popular = lexical.state() == Leg.State.IN_PART ? found.inPart(LexicalLeg.NOT_CORRECTED) : found;
    return popular.rung().equals(Rung.POPULAR)
        ? new Step(popular, meaning.withoutVector(), Rung.POPULAR)
        : new Step(popular.ran() ? lexical : popular, meaning, plan.rung());
  }
}
