package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.recommend.Recommendations.Recommended;
import org.jspecify.annotations.Nullable;

/** One result. */
@Type("SearchEdge")
public record SearchEdge(
    @NonNull String cursor,
    @NonNull ItemView node,
    @Description("1-based over the whole ranking, not the page") int position,
    @Description("null under a field sort") @Nullable Double score,
    @NonNull List<@NonNull HighlightView> highlights,
    @Description("Needs the role viewer or tuner") @Nullable ScoreExplanation explanation) {

  static SearchEdge of(SearchOutcome.Hit hit) {
    return new SearchEdge(hit.cursor(), ItemView.of(hit.item()), hit.position(), Absent.orNull(hit.score()),
        hit.highlights().stream().map(HighlightView::of).toList(),
        hit.explanation().map(ScoreExplanation::of).orElse(null));
  }

  /** An item without a query: no pages follow it, so its cursor is empty. */
  public static SearchEdge of(Recommended recommended, boolean explain) {
    return new SearchEdge("", ItemView.of(recommended.item()), recommended.position(), Absent.orNull(recommended.score()),
        List.of(), explain ? ScoreExplanation.of(recommended) : null);
  }

  /** Where the words of the query stand in a field. */
  @Type("Highlight")
  @Description("Matches between <em> and </em>, all else HTML-escaped.")
  public record HighlightView(
      @Description("title or description") @NonNull String field, @NonNull List<@NonNull String> fragments) {

    static HighlightView of(Highlight highlight) {
      return new HighlightView(highlight.field(), highlight.fragments());
    }
  }
}
