package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.behaviour.forget.Forgets;

/** What was forgotten. */
@Type("ForgetShopperPayload")
public record ForgetShopperPayload(
    int deletedEvents, @Description("Systems that confirm later") @NonNull List<@NonNull String> pending) {

  /** The public face of what was done. */
  public static ForgetShopperPayload of(Forgets.Outcome outcome) {
    return new ForgetShopperPayload((int) Math.min(outcome.deleted(), Integer.MAX_VALUE), outcome.pending());
  }
}
