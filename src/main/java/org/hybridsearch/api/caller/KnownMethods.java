package org.hybridsearch.api.caller;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Which requests are metered: those by a method that HTTP has. Every other would get meters of its own, which stay, and anybody may
 * make up as many as they like.
 */
@Dependent
class KnownMethods {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  /** A refused meter leaves nothing behind; one under another name would leave the name. */
  @Produces
  @Singleton
  MeterFilter known() {
    return MeterFilter.deny(KnownMethods::madeUp);
  }

  private static boolean madeUp(Meter.Id meter) {
    String method = meter.getName().startsWith("http.server.") ? meter.getTag("method") : null;
    return method != null && !METHODS.contains(method);
  }
}
