package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.model.QueryFallback;
import org.hybridsearch.pipeline.SearchOutcome;
import org.jspecify.annotations.Nullable;

/** A page of results and how it came about. {@code nodes} are the nodes of {@code edges}. */
@Type("SearchConnection")
public record SearchConnection(
    @Description("Send it back with every event: it joins events to this ranking") @Id @NonNull String searchId,
    @NonNull List<@NonNull SearchEdge> edges,
    @NonNull List<@NonNull ItemView> nodes,
    @NonNull PageInfo pageInfo,
    @Description("Items that match; where fallback is POPULAR, the items shown instead") int totalCount,
    @Description("Items that paging can reach: all matches, up to 10,000 by RELEVANCE") int reachableCount,
    @Description("Items in the personally ranked window; what follows it comes in unpersonalised order") int rankedCount,
    @NonNull PersonalizationView personalization,
    @NonNull List<@NonNull StageReportView> stages,
    @NonNull ProfileView profile,
    @Description("The query without typing mistakes: served where fallback is RELAXED, else offered") @Nullable String correctedQuery,
    @Description("Which rung of the zero-result ladder served this page") @NonNull Fallback fallback,
    @Description("Counted over the same items as totalCount") @NonNull List<@NonNull FacetView> facets) {

  /** The public face of an outcome. */
  public static SearchConnection of(SearchOutcome outcome) {
    List<SearchEdge> edges = outcome.hits().stream().map(SearchEdge::of).toList();
    return new SearchConnection(
        outcome.searchId(),
        edges,
        edges.stream().map(SearchEdge::node).toList(),
        PageInfo.of(edges, outcome.hasNextPage(), outcome.hasPreviousPage()),
        outcome.totalCount(),
        outcome.reachableCount(),
        outcome.rankedCount(),
        PersonalizationView.of(outcome.personalization()),
        outcome.stages().stream().map(StageReportView::of).toList(),
        new ProfileView(outcome.profile().name(), outcome.profile().version()),
        Absent.orNull(outcome.rung().corrected()),
        Fallback.of(outcome.rung().fallback()),
        outcome.facets().stream().map(FacetView::of).toList());
  }

  /** The rungs, as storefronts see them. */
  @Enum("QueryFallback")
  public enum Fallback {
    NONE,
    RELAXED,
    SEMANTIC_ONLY,
    POPULAR;

    static Fallback of(QueryFallback fallback) {
      return switch (fallback) {
        case NONE -> NONE;
        case RELAXED -> RELAXED;
        case SEMANTIC_ONLY -> SEMANTIC_ONLY;
        case POPULAR -> POPULAR;
      };
    }
  }

  /** The ranking profile that was used. */
  @Type("ProfileRef")
  public record ProfileView(@NonNull String name, int version) {}
}
