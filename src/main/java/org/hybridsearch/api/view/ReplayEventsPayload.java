package org.hybridsearch.api.view;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** What will be delivered again. */
@Type("ReplayEventsPayload")
public record ReplayEventsPayload(@Description("Events, and items that were put aside, that go again, soon") int queued) {

  /** The public face of a number of events. */
  public static ReplayEventsPayload of(long queued) {
    return new ReplayEventsPayload((int) Math.min(queued, Integer.MAX_VALUE));
  }
}
