package org.hybridsearch.api.caller;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.api.error.ErrorBody;
import org.hybridsearch.api.error.Failures;
import org.hybridsearch.model.SearchException.Code;

/**
 * Stands before everything below /q: operators see it, everybody else hears of health whether the service is up, and no more.
 */
@ApplicationScoped
class InsidesRoute {

  private static final int ORDER = -150;

  private final AccessConfig config;
  private final SmallRyeHealthReporter health;

  InsidesRoute(AccessConfig config, SmallRyeHealthReporter health) {
    this.config = config;
    this.health = health;
  }

  void install(@Observes Router router) {
    router.route("/q/*").order(ORDER).handler(this::guard);
  }

  private void guard(RoutingContext request) {
    if (request.user() instanceof QuarkusHttpUser user
        && Caller.of(user.getSecurityIdentity(), config).has("operator")) {
      request.next();
      return;
    }
    switch (request.normalizedPath()) {
      case "/q/health" -> tell(request, health::getHealthAsync);
      case "/q/health/live" -> tell(request, health::getLivenessAsync);
      case "/q/health/ready" -> tell(request, health::getReadinessAsync);
      case "/q/health/started" -> tell(request, health::getStartupAsync);
      case String path when path.equals("/q/metrics") && config.openMetrics() -> request.next();
      default -> Refusal.answer(request, CodedError.of(Code.FORBIDDEN, "This needs the role operator."));
    }
  }

  private static void tell(RoutingContext request, Supplier<Uni<SmallRyeHealth>> asked) {
    ManagedContext context = Arc.container().requestContext();
    boolean ours = !context.isActive();
    if (ours) {
      context.activate();
    }
    try {
      asked.get().subscribe().with(
          answer -> tell(request, answer.isDown()),
          failure -> Refusal.answer(request, Failures.coded(failure)));
    } finally {
      if (ours) {
        context.deactivate();
      }
    }
  }

  private static void tell(RoutingContext request, boolean down) {
    request.response()
        .setStatusCode(down ? 503 : 200)
        .putHeader(HttpHeaders.CONTENT_TYPE, ErrorBody.PLAIN_TYPE)
        .end(down ? "{\"status\":\"DOWN\"}" : "{\"status\":\"UP\"}");
  }
}
