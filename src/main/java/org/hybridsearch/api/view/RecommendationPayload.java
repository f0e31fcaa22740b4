package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.recommend.Recommendations.ForShopper;

/** Items for a shopper. */
@Type("RecommendationPayload")
public record RecommendationPayload(
    @Description("Names this answer") @Id @NonNull String recommendationId,
    @NonNull List<@NonNull SearchEdge> edges,
    @NonNull PersonalizationView personalization) {

  /** The public face of recommendations. */
  public static RecommendationPayload of(ForShopper recommended, boolean explain) {
    return new RecommendationPayload(recommended.id(),
        recommended.items().stream().map(each -> SearchEdge.of(each, explain)).toList(),
        PersonalizationView.of(recommended.personalization()));
  }
}
