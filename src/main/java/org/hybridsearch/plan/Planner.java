package org.hybridsearch.plan;

import java.time.Duration;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchPlan.Deadlines;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.profile.RankingProfile;

/** Decides which legs run, with what limits, and how long each stage may take. Pure. */
public final class Planner {

  private static final long MIN_MILLIS = 20;
  private static final long MAX_MILLIS = 30_000;

  // Shares of the whole, in percent. What they leave is for planning and for writing the answer. A share is what a stage gets at
  // most: what earlier stages did not use stays with the blend, which has no fallback.
  private static final int EMBED_SHARE = 20;
  private static final int RETRIEVE_SHARE = 40;
  private static final int PERSONALIZE_SHARE = 20;
  private static final int BLEND_SHARE = 35;
  private static final int FAVORITES_SHARE = 10; // of retrieval's: it runs within

  private final Deadlines deadlines;

  /**
   * @throws IllegalArgumentException when the deadline is not from 20 ms to 30 s
   */
  public Planner(Duration deadline) {
    if (deadline.toMillis() < MIN_MILLIS || deadline.toMillis() > MAX_MILLIS) {
      throw new IllegalArgumentException("hybridsearch.plan.deadline must be from 20ms to 30s");
    }
    this.deadlines = new Deadlines(deadline, share(deadline, EMBED_SHARE), share(deadline, RETRIEVE_SHARE),
        share(deadline, PERSONALIZE_SHARE), share(deadline, BLEND_SHARE), share(deadline, FAVORITES_SHARE));
  }

  /**
   * @param nowMillis the search's one notion of now, epoch milliseconds
   */
  public SearchPlan plan(SearchRequest request, RankingProfile profile, LiveIndex index, long nowMillis) {
    return new SearchPlan(
        request,
        index,
        profile.name(),
        profile.version(),
        new SearchPlan.Words(profile.fieldBoosts(), profile.minimumShouldMatch(), profile.exactTitleBoost()),
        new SearchPlan.Legs(profile.lexicalLimit(), request.browses() ? 0 : profile.semanticLimit(), profile.rankConstant(),
            profile.priorBound(), profile.favorites()),
        new SearchPlan.Blend(profile.weights(), profile.freshnessHalfLifeDays()),
        new SearchPlan.Personal(profile.lightFraction(), profile.personalEntropy(), profile.personalFilter()),
        deadlines,
        nowMillis,
        Rung.AS_ASKED);
  }

  /** The most time that ranking for the shopper has. */
  public static Duration personalize(Duration deadline) {
    return share(deadline, PERSONALIZE_SHARE);
  }

  private static Duration share(Duration whole, int percent) {
    return whole.multipliedBy(percent).dividedBy(100);
  }
}
