package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.behaviour.event.Recorded;

/** What became of events. */
@Type("RecordEventsPayload")
public record RecordEventsPayload(
    @Description("Stored durably now, and not before") int accepted,
    @Description("Stored already, by their eventId") int duplicates,
    @NonNull List<@NonNull RejectedEvent> rejected) {

  /** The public face of what was recorded. */
  public static RecordEventsPayload of(Recorded recorded) {
    return new RecordEventsPayload(recorded.accepted(), recorded.duplicates(),
        recorded.rejected().stream().map(RejectedEvent::of).toList());
  }

  /** An event that is not stored. */
  @Type("RejectedEvent")
  public record RejectedEvent(
      @Id @NonNull String eventId,
      @Description("BAD_USER_INPUT: mend it. UNAVAILABLE: send it again. NO_CONSENT, FORGOTTEN: nothing to do")
          @NonNull String code,
      @NonNull String message) {

    static RejectedEvent of(Recorded.Rejection rejection) {
      return new RejectedEvent(rejection.eventId(), rejection.code().name(), rejection.message());
    }
  }
}
