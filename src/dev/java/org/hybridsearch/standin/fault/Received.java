package org.hybridsearch.standin.fault;

import java.time.Instant;

/**
 * A call that arrived.
 *
 * @param operation its name in the service model, or the method and path where it is none
 * @param outcome {@code OK}, the exception's type, or the kind of the fault that befell it
 * @param nanos from the whole request being there to the answer being ready to be sent, injected latency included
 */
public record Received(Instant at, String operation, String outcome, String body, long nanos) {

  public static final String OK = "OK";
}
