package org.hybridsearch.api;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.graphql.api.Context;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.hybridsearch.api.input.SearchInput;
import org.hybridsearch.api.request.RequestReader;
import org.hybridsearch.api.view.ItemView;
import org.hybridsearch.api.view.SearchConnection;
import org.hybridsearch.catalog.Items;
import org.hybridsearch.model.SearchException.NotFound;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.pipeline.Searches;
import org.jspecify.annotations.Nullable;

/**
 * The storefront's operations. Each checks who asks, reads its input, asks one port and shapes the answer. Public because the
 * framework calls it by reflection.
 */
@GraphQLApi
public class StorefrontApi {

  private final Searches searches;
  private final Items items;
  private final Access access;
  private final Context context;
  private final Visits visits;
  private final RequestReader requests;

  StorefrontApi(Searches searches, Items items, Access access, Context context, Visits visits, RequestReader requests) {
    this.searches = searches;
    this.items = items;
    this.access = access;
    this.context = context;
    this.visits = visits;
    this.requests = requests;
  }

  @Query("search")
  @NonNull
  @RunOnVirtualThread
  @Description("Ranked items for a query. An empty or missing query browses: filters, sort and personal order still apply.")
  public SearchConnection search(
      @Name("input") @NonNull SearchInput input,
      @Name("first") @DefaultValue("24") @Description("1 to 100") @Nullable Integer first,
      @Name("after") @Description("A cursor of an earlier page") @Nullable String after,
      @Name("offset") @Description("How many items come before, for numbered pages: 0 to 10,000 less first; not with after")
          @Nullable Integer offset) {
    access.requireUser(input.shopper() == null ? null : input.shopper().userId());
    boolean explain = selected("explanation");
    if (explain) {
      access.require(Access.Role.VIEWER);
    }
    SearchRequest request = requests.search(input, first, after, offset, explain, selected("highlights"));
    SearchOutcome outcome = searches.search(request);
    visits.shown(input.shopper(), request, outcome);
    return SearchConnection.of(outcome);
  }

  @Query("item")
  @RunOnVirtualThread
  @Description("One item by its id.")
  public @Nullable ItemView item(@Name("id") @Id @NonNull String id, @Name("market") @Id @Nullable String market) {
    return items.find(requests.market(market), requests.itemId(id))
        .map(ItemView::of)
        .orElseThrow(() -> new NotFound("There is no item with this id in this market."));
  }

  /** Whether a field of the edges is asked for, under any alias and in any fragment; one that is skipped does not count. */
  private boolean selected(String field) {
    DataFetchingEnvironment environment = context.unwrap(DataFetchingEnvironment.class);
    // The framework's answer is exact and takes as long as a tenth of a search, so it is asked only where it could be yes.
    return MentionedFields.mention(environment, field) && environment.getSelectionSet().contains("edges/" + field);
  }
}
