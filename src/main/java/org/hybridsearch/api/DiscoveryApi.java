package org.hybridsearch.api;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.graphql.api.Context;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.hybridsearch.api.input.FilterInput;
import org.hybridsearch.api.input.ShopperInput;
import org.hybridsearch.api.request.DiscoveryReader;
import org.hybridsearch.api.view.RecommendationPayload;
import org.hybridsearch.api.view.SearchEdge;
import org.hybridsearch.api.view.SuggestPayload;
import org.hybridsearch.model.Market;
import org.hybridsearch.recommend.Recommendations;
import org.hybridsearch.suggest.Suggestions;
import org.jspecify.annotations.Nullable;

/** What a storefront shows beside search. Public because the framework calls it by reflection. */
@GraphQLApi
public class DiscoveryApi {

  private static final int SUGGESTIONS = 8;
  private static final int SIMILAR = 12;
  private static final int RECOMMENDED = 24;

  private final Suggestions suggestions;
  private final Recommendations recommendations;
  private final Access access;
  private final Context context;
  private final Visits visits;
  private final DiscoveryReader reader;

  DiscoveryApi(
      Suggestions suggestions, Recommendations recommendations, Access access, Context context, Visits visits,
      DiscoveryReader reader) {
    this.suggestions = suggestions;
    this.recommendations = recommendations;
    this.access = access;
    this.context = context;
    this.visits = visits;
    this.reader = reader;
  }

  @Query("suggest")
  @NonNull
  @RunOnVirtualThread
  @Description("Query completions and matching items while the shopper types. Never personalised by identity.")
  public SuggestPayload suggest(
      @Name("prefix") @NonNull String prefix,
      @Name("first") @DefaultValue("8") @Description("1 to 100, of each") @Nullable Integer first,
      @Name("market") @Id @Nullable String market) {
    return SuggestPayload.of(
        suggestions.suggest(reader.market(market), reader.typed(prefix), reader.first(first, SUGGESTIONS)));
  }

  @Query("similarItems")
  @NonNull
  @RunOnVirtualThread
  @Description("Items like one item: content similarity blended with behaviour.")
  public List<@NonNull SearchEdge> similarItems(
      @Name("itemId") @Id @NonNull String itemId,
      @Name("first") @DefaultValue("12") @Description("1 to 100") @Nullable Integer first,
      @Name("shopper") @Nullable ShopperInput shopper,
      @Name("market") @Id @Nullable String market) {
    boolean explain = allowed(shopper, "explanation");
    Market of = reader.market(market);
    List<Recommendations.Recommended> similar =
        recommendations.similar(of, reader.itemId(itemId), reader.shopper(shopper), reader.first(first, SIMILAR));
    visits.similar(shopper, of, itemId, similar);
    return similar.stream().map(each -> SearchEdge.of(each, explain)).toList();
  }

  @Query("recommendedItems")
  @NonNull
  @RunOnVirtualThread
  @Description("Items for a shopper without a query; popular items when nothing is known of the shopper.")
  public RecommendationPayload recommendedItems(
      @Name("shopper") @NonNull ShopperInput shopper,
      @Name("first") @DefaultValue("24") @Description("1 to 100") @Nullable Integer first,
      @Name("filters") @io.smallrye.graphql.api.Nullable @Nullable List<@NonNull FilterInput> filters,
      @Name("market") @Id @Nullable String market) {
    boolean explain = allowed(shopper, "edges/explanation");
    Market of = reader.market(market);
    Recommendations.ForShopper recommended = recommendations.recommended(
        of, reader.shopper(shopper), reader.filters(filters), reader.first(first, RECOMMENDED));
    visits.recommended(shopper, of, recommended);
    return RecommendationPayload.of(recommended, explain);
  }

  /** Whether explanations are asked for; fails unless the caller may have what it asks for, and speak for whom it names. */
  private boolean allowed(@Nullable ShopperInput shopper, String explanation) {
    access.requireUser(shopper == null ? null : shopper.userId());
    DataFetchingEnvironment environment = context.unwrap(DataFetchingEnvironment.class);
    boolean explain =
        MentionedFields.mention(environment, "explanation") && environment.getSelectionSet().contains(explanation);
    if (explain) {
      access.require(Access.Role.VIEWER);
    }
    return explain;
  }
}
