package org.hybridsearch.api.input;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** Who is asking. Any part may be null. */
@Input("ShopperInput")
@Description("""
    Who is asking. userId is believed only from a trusted caller (its token carries the role `storefront`) or when it equals \
    the subject of the shopper's own token; else the request fails with FORBIDDEN. sessionId identifies an anonymous visitor. \
    context goes to the ranker (device, time of day, …).""")
public record ShopperInput(
    @Id @org.jspecify.annotations.Nullable String userId,
    @Id @org.jspecify.annotations.Nullable String sessionId,
    @Nullable @org.jspecify.annotations.Nullable List<@NonNull ContextEntryInput> context,
    @org.jspecify.annotations.Nullable Consent consent) {

  /** Hides the ids: they never reach a log. */
  @Override
  public String toString() {
    return "ShopperInput";
  }
}
