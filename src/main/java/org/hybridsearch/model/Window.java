package org.hybridsearch.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A ranking as its first page fixed it; every later page is served from this, whatever the profile, the ranker or the shopper have
 * become since.
 *
 * @param searchId names the search, and the pinned copy of this
 * @param words how words are matched, as the first page did
 * @param candidates in union order
 * @param likings what the ranker said, by item id; an item without one is neutral
 * @param weights the effective ones: the personal weight after mode and confidence
 * @param bounds what the signals are normalized by
 * @param personalization how the shopper was used
 * @param stages how the stages before the blend went on the first page
 * @param shown what the first page of a field sort showed; empty by relevance, where cursors say it
 * @param rung of the zero-result ladder that serves every page
 * @param excluded the candidates that the ranker's filter took out: they stand after all others; none has a liking
 */
public record Window(
    String searchId,
    String profileName,
    int profileVersion,
    SearchPlan.Words words,
    CandidateSet candidates,
    Map<String, Liking> likings,
    Weights weights,
    Bounds bounds,
    PersonalizationOutcome personalization,
    List<StageReport> stages,
    Shown shown,
    Rung rung,
    Set<String> excluded) {

  public Window {
    likings = Map.copyOf(likings);
    stages = List.copyOf(stages);
    excluded = Set.copyOf(excluded);
  }

  /** A window that excludes nothing. */
  public Window(String searchId, String profileName, int profileVersion, SearchPlan.Words words, CandidateSet candidates,
      Map<String, Liking> likings, Weights weights, Bounds bounds, PersonalizationOutcome personalization,
      List<StageReport> stages, Shown shown, Rung rung) {
    this(searchId, profileName, profileVersion, words, candidates, likings, weights, bounds, personalization, stages, shown, rung,
        Set.of());
  }

  /** A window of a ranking by relevance. */
  public Window(String searchId, String profileName, int profileVersion, SearchPlan.Words words, CandidateSet candidates,
      Map<String, Liking> likings, Weights weights, Bounds bounds, PersonalizationOutcome personalization,
      List<StageReport> stages, Rung rung) {
    this(searchId, profileName, profileVersion, words, candidates, likings, weights, bounds, personalization, stages,
        Shown.NOTHING, rung);
  }

  /** The same window with some candidates excluded. */
  public Window excluding(Set<String> ids) {
    return new Window(searchId, profileName, profileVersion, words, candidates, likings, weights, bounds, personalization, stages,
        shown, rung, ids);
  }

  /** The same window without the shopper. */
  public Window unpersonalized() {
    return new Window(searchId, profileName, profileVersion, words, candidates, Map.of(), weights.with(Signal.PERSONAL, 0), bounds,
        personalization, stages, shown, rung);
  }

  /**
   * A stretch of an order that a page showed.
   *
   * @param from how many items came before
   * @param ids in order
   */
  public record Shown(int from, List<String> ids) {

    /** No such page. */
    public static final Shown NOTHING = new Shown(0, List.of());

    public Shown {
      ids = List.copyOf(ids);
    }
  }

  /**
   * What the ranker said of one item.
   *
   * @param raw its log-lift against the median
   * @param normalized 0 to 1, 0.5 is neutral
   * @param rank in the ranker's own order, from 1
   */
  public record Liking(double raw, double normalized, int rank) {}

  /**
   * What raw signals are normalized by; all finite.
   *
   * @param bestLexical BM25 that counts as 1; 0 leaves the signal at 0
   * @param semanticFloor inner product that counts as 0
   * @param bestSemantic inner product that counts as 1; at or below the floor it leaves the signal at 0
   * @param freshnessHalfLifeDays above 0
   * @param nowMillis ages are taken from here, epoch milliseconds
   */
  public record Bounds(
      double bestLexical, double semanticFloor, double bestSemantic, double freshnessHalfLifeDays, long nowMillis) {

    public Bounds {
      if (!Double.isFinite(bestLexical + semanticFloor + bestSemantic) || !(freshnessHalfLifeDays > 0)) {
        throw new IllegalArgumentException("Bounds must be finite, the half-life above 0");
      }
    }
  }
}
