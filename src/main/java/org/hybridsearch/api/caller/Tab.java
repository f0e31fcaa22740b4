package org.hybridsearch.api.caller;

import io.github.bucket4j.TimeMeter;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hybridsearch.api.error.CodedError;

/** Counts what each client asks, and says when it is too much. Safe for use by many threads. */
@ApplicationScoped
class Tab {

  private static final String CLIENT = Tab.class.getName();

  private final Allowances anonymous;
  private final Allowances trusted;

  Tab(AccessConfig config) {
    int clients = config.rate().clients();
    this.anonymous = new Allowances(config.rate().anonymous(), clients, TimeMeter.SYSTEM_NANOTIME);
    this.trusted = new Allowances(config.rate().trusted(), clients, TimeMeter.SYSTEM_NANOTIME);
  }

  /** A client and the limits that hold for it. */
  private record Client(String name, Allowances allowances) {}

  /** Counts a request of a caller; what of it asks more is counted by {@link #charge}. */
  Optional<CodedError> open(RoutingContext request, Caller caller) {
    boolean isTrusted = caller.has("storefront") || caller.has("catalog");
    // the prefixes keep a subject that looks like an address from drawing on it
    String name = caller.client().map("token "::concat).orElseGet(() -> "address " + Address.of(request.request()));
    request.put(CLIENT, new Client(name, isTrusted ? trusted : anonymous));
    return charge(request, 1);
  }

  /** Counts a request whose token could not be read: nothing but its address is known. */
  Optional<CodedError> openUnknown(RoutingContext request) {
    request.put(CLIENT, new Client("address " + Address.of(request.request()), anonymous));
    return charge(request, 1);
  }

  /** Counts further operations of a request. Says what to answer where that is too much, and adds the header. */
  Optional<CodedError> charge(RoutingContext request, int operations) {
    int seconds = secondsToWait(request, operations);
    return seconds == 0 ? Optional.empty() : Optional.of(CodedError.limited(seconds));
  }

  /** The same in seconds; 0 where it is not too much. */
  int secondsToWait(RoutingContext request, int operations) {
    Client client = request.get(CLIENT);
    int seconds = client == null || operations < 1 ? 0 : client.allowances().secondsToWait(client.name(), operations);
    if (seconds > 0) {
      request.response().putHeader("Retry-After", String.valueOf(seconds));
    }
    return seconds;
  }
}
