package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.suggest.Suggestions.Suggested;
import org.hybridsearch.suggest.phrase.Completion;

/** What a shopper may mean while they type. */
@Type("SuggestPayload")
public record SuggestPayload(@NonNull List<@NonNull QuerySuggestion> queries, @NonNull List<@NonNull ItemView> items) {

  /** The public face of suggestions. */
  public static SuggestPayload of(Suggested suggested) {
    return new SuggestPayload(suggested.queries().stream().map(QuerySuggestion::of).toList(),
        suggested.items().stream().map(ItemView::of).toList());
  }

  /** A text to search for. */
  @Type("QuerySuggestion")
  public record QuerySuggestion(
      @NonNull String text,
      @Description("What was typed between <em> and </em>, all else HTML-escaped") @NonNull String highlighted) {

    static QuerySuggestion of(Completion completion) {
      return new QuerySuggestion(completion.text(), completion.highlighted());
    }
  }
}
