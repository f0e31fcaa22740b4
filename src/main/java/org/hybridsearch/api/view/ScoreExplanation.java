package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.recommend.Recommendations.Part;
import org.hybridsearch.recommend.Recommendations.Recommended;
import org.hybridsearch.model.Stage;
import org.jspecify.annotations.Nullable;

/** Where a score comes from. */
@Type("ScoreExplanation")
@Description("""
    score = Σ contribution over signals (to 1e-4). A signal that a ranker or a field had no value for carries its documented \
    neutral value and missing: true.""")
public record ScoreExplanation(
    double score, @NonNull List<@NonNull SignalView> signals, @NonNull List<@NonNull RankView> ranks) {

  static ScoreExplanation of(Explanation explanation) {
    return new ScoreExplanation(
        explanation.score(),
        explanation.signals().stream().map(SignalView::of).toList(),
        explanation.ranks().stream().map(RankView::of).toList());
  }

  /** Of an item without a query, which no stage of a search saw. */
  static ScoreExplanation of(Recommended recommended) {
    return new ScoreExplanation(recommended.score(), recommended.parts().stream().map(SignalView::of).toList(), List.of());
  }

  /** What one signal gave. */
  @Type("SignalExplanation")
  public record SignalView(
      @NonNull String signal,
      @Nullable Double raw,
      double normalized,
      double weight,
      double contribution,
      boolean missing) {

    static SignalView of(Explanation.Part part) {
      return new SignalView(part.signal().label(), Absent.orNull(part.raw()), part.normalized(), part.weight(),
          part.contribution(), part.missing());
    }

    static SignalView of(Part part) {
      return new SignalView(part.name(), Absent.orNull(part.raw()), part.normalized(), part.weight(), part.contribution(),
          part.missing());
    }
  }

  /** Where the item stood in one stage's own order. */
  @Type("StageRank")
  @Description("Where the item stood in one stage's own order, 1-based; null when that stage did not see it.")
  public record RankView(@NonNull Stage stage, @Nullable Integer rank) {

    static RankView of(Explanation.Rank rank) {
      return new RankView(rank.stage(), Absent.orNull(rank.rank()));
    }
  }
}
