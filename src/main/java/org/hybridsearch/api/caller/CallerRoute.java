package org.hybridsearch.api.caller;

import io.quarkus.oidc.OIDCException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.model.SearchException.Code;
import org.jboss.logging.Logger;

/**
 * Stands first at every path: reads the token, if there is one, and counts the request. A token that is not valid is refused; it
 * never makes its bearer somebody without a token.
 */
@ApplicationScoped
class CallerRoute {

  /** After the framework has laid the ground for authentication (-200), before every edge (from -150). */
  private static final int ORDER = -160;
  private static final List<String> PATHS = List.of("/graphql/*", "/catalog/*", "/export/*", "/q/*");
  private static final Logger LOG = Logger.getLogger(CallerRoute.class);
  private static final int DEEPEST_CAUSE = 10;
  /** The framework would answer by itself, with no code. */
  private static final BiConsumer<RoutingContext, Throwable> NOTHING = (request, failure) -> { };

  private final AccessConfig config;
  private final Tab tab;

  CallerRoute(AccessConfig config, Tab tab) {
    this.config = config;
    this.tab = tab;
  }

  void install(@Observes Router router, LaunchMode mode) {
    if (config.trustAnonymous() && mode == LaunchMode.NORMAL) {
      throw new ConfigurationException("hybridsearch.access.trust-anonymous is for development: it opens everything to everybody");
    }
    PATHS.forEach(path -> router.route(path).order(ORDER).handler(this::identify));
  }

  private void identify(RoutingContext request) {
    request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, NOTHING);
    QuarkusHttpUser.getSecurityIdentity(request, null).subscribe()
        .with(identity -> admit(request, identity), failure -> refuse(request, failure));
  }

  private void admit(RoutingContext request, SecurityIdentity identity) {
    if (identity.isAnonymous() && request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
      unauthenticated(request);
      return;
    }
    Optional<CodedError> tooMuch = isInside(request) ? Optional.empty() : tab.open(request, Caller.of(identity, config));
    tooMuch.ifPresentOrElse(error -> Refusal.answer(request, error), request::next);
  }

  private void refuse(RoutingContext request, Throwable failure) {
    if (Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE).anyMatch(CallerRoute::isOutage)) {
      // the type alone: messages of token libraries repeat the token
      LOG.warnf("A token could not be checked: %s", failure.getClass().getName());
      Refusal.answer(request, tab.openUnknown(request).orElseGet(() -> CodedError.of(Code.UNAVAILABLE,
          "Tokens cannot be checked at the moment: try again, or search without one.")));
    } else {
      unauthenticated(request); // whatever a library throws at what is no token
    }
  }

  /** Whether it is the provider's fault, not the token's. */
  private static boolean isOutage(Throwable failure) {
    return failure instanceof OIDCException || failure instanceof IOException || failure instanceof TimeoutException;
  }

  private void unauthenticated(RoutingContext request) {
    Optional<CodedError> tooMuch = tab.openUnknown(request);
    if (tooMuch.isEmpty()) {
      request.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    Refusal.answer(request, tooMuch.orElseGet(() -> CodedError.of(Code.UNAUTHENTICATED,
        "The token is not valid here, or no longer: send a new one as Authorization: Bearer, or none.")));
  }

  /** Probes come from a few addresses, and often. */
  private static boolean isInside(RoutingContext request) {
    return request.normalizedPath().startsWith("/q/");
  }
}
