package org.hybridsearch.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.hybridsearch.api.request.MarketReader;
import org.hybridsearch.api.view.ReplayEventsPayload;
import org.hybridsearch.behaviour.delivery.Replays;
import org.jspecify.annotations.Nullable;

/** What operators do about events that a ranker refused. Public because the framework calls it by reflection. */
@GraphQLApi
public class DeliveryApi {

  private final Replays replays;
  private final Access access;
  private final MarketReader markets;

  DeliveryApi(Replays replays, Access access, MarketReader markets) {
    this.replays = replays;
    this.access = access;
    this.markets = markets;
  }

  @Mutation("replayEvents")
  @NonNull
  @RunOnVirtualThread
  @Description("Has the events delivered again that the ranker refused for good, after what was wrong is mended. Needs the role operator.")
  public ReplayEventsPayload replayEvents(@Name("market") @Id @Nullable String market) {
    access.require(Access.Role.OPERATOR);
    return ReplayEventsPayload.of(replays.replay(markets.read(market)));
  }
}
