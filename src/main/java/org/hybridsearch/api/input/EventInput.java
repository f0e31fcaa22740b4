package org.hybridsearch.api.input;

import io.smallrye.graphql.api.Nullable;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** One thing a shopper did. */
@Input("EventInput")
public record EventInput(
    @Description("Yours: 1 to 256 characters, the same when the event is sent again, and no other event's.")
        @Id @NonNull String eventId,
    @NonNull EventType type,
    @Description("Required, but for an IMPRESSION of several items.")
        @Id @org.jspecify.annotations.Nullable String itemId,
    @Description("When it happened.")
        @NonNull Instant sentAt,
    @NonNull ShopperInput shopper,
    @Description("Of the search that led to it.")
        @Id @org.jspecify.annotations.Nullable String searchId,
    @Description("The item's position in that search, from 1.")
        @org.jspecify.annotations.Nullable Integer position,
    @Description("The price paid, or the rating given.")
        @org.jspecify.annotations.Nullable Double value,
    @Description("The items that were shown, at most 100.")
        @Id @Nullable @org.jspecify.annotations.Nullable List<@NonNull String> impression,
    @Description("Whose event it is. Default: the market of its searchId, else the default market.")
        @Id @org.jspecify.annotations.Nullable String market) {

  /** Hides the ids: they never reach a log. */
  @Override
  public String toString() {
    return "EventInput";
  }
}
