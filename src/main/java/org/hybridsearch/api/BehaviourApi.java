package org.hybridsearch.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.hybridsearch.api.input.EventInput;
import org.hybridsearch.api.request.EventReader;
import org.hybridsearch.api.request.VisitorReader;
import org.hybridsearch.api.view.ForgetShopperPayload;
import org.hybridsearch.api.view.RecordEventsPayload;
import org.hybridsearch.behaviour.event.Events;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.forget.Forgets;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.jspecify.annotations.Nullable;

/** What shoppers did, and what is to be forgotten of it. Public because the framework calls it by reflection. */
@GraphQLApi
public class BehaviourApi {

  private final Events events;
  private final Forgets forgets;
  private final Access access;
  private final Visits visits;
  private final VisitorReader visitors;
  private final EventReader reader;

  BehaviourApi(
      Events events, Forgets forgets, Access access, Visits visits, EventReader reader, ApiConfig config) {
    this.events = events;
    this.forgets = forgets;
    this.access = access;
    this.visits = visits;
    this.reader = reader;
    this.visitors = new VisitorReader(config.defaultConsent());
  }

  @Mutation("recordEvents")
  @NonNull
  @RunOnVirtualThread
  @Description("Stores shopper behaviour durably before it answers, then feeds the ranker. Idempotent by eventId.")
  public RecordEventsPayload recordEvents(@Name("events") @NonNull List<@NonNull EventInput> sent) {
    sent.forEach(event -> access.requireUser(event.shopper().userId()));
    EventReader.Read read = reader.read(sent, visits.byBot());
    visits.sends(sent.size());
    Recorded recorded = read.events().isEmpty() ? new Recorded(0, 0, List.of()) : events.record(read.events());
    List<Recorded.Rejection> rejected = new ArrayList<>(read.rejected());
    rejected.addAll(recorded.rejected());
    return RecordEventsPayload.of(new Recorded(recorded.accepted(), recorded.duplicates(), rejected));
  }

  @Mutation("forgetShopper")
  @NonNull
  @RunOnVirtualThread
  @Description("Deletes all behaviour of a shopper here at once, asks the ranker to, and is audited. Needs the role operator.")
  public ForgetShopperPayload forgetShopper(
      @Name("userId") @Id @Nullable String userId, @Name("sessionId") @Id @Nullable String sessionId) {
    access.require(Access.Role.OPERATOR);
    Visitor shopper = visitors.named(userId, sessionId);
    return ForgetShopperPayload.of(forgets.forget(shopper.userId(), shopper.sessionId(), access.name()));
  }
}
