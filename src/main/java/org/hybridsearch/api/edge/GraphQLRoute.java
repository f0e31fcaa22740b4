package org.hybridsearch.api.edge;

import static io.vertx.core.http.HttpHeaders.ACCEPT;
import static io.vertx.core.http.HttpHeaders.ALLOW;
import static io.vertx.core.http.HttpHeaders.CONNECTION;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.api.error.ErrorBody;
import org.hybridsearch.api.error.Failures;
import org.hybridsearch.model.SearchException.Code;

/**
 * Stands before the framework's handler at /graphql: one operation as JSON by POST gets through, all else is answered here, as
 * JSON with a code. Failures of the framework end here as well. Web sockets are refused with every other GET: nothing
 * subscribes.
 */
@ApplicationScoped
class GraphQLRoute {

  private static final String PATH = "/graphql";
  /** Before the framework's own handlers (web sockets at -99) and after authentication (-200). */
  private static final int ORDER = -150;

  private final ApiConfig.Limits limits;
  private final boolean openSchema;

  GraphQLRoute(ApiConfig config) {
    this.limits = config.limits();
    this.openSchema = config.openSchema();
  }

  void install(@Observes Router router) {
    router.route(PATH).order(ORDER).handler(this::checkHead).failureHandler(GraphQLRoute::answerFailure);
    if (!openSchema) {
      router.route(PATH + "/*").order(ORDER).handler(GraphQLRoute::hideSchema);
    }
    router.post(PATH).order(ORDER + 1).handler(this::limitArrival);
    router.post(PATH).order(ORDER + 1).handler(BodyHandler.create(false).setBodyLimit(limits.body()));
    router.post(PATH).order(ORDER + 2).handler(this::checkBody);
  }

  private void checkHead(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (method.equals(HttpMethod.OPTIONS)) {
      context.next();
    } else if (!method.equals(HttpMethod.POST)) {
      context.response().putHeader(ALLOW, "POST, OPTIONS");
      refuse(context, 405, "Send the operation by POST.");
    } else if (!Headers.sendsJson(context.request().getHeader(CONTENT_TYPE))) {
      refuse(context, 415, "Send the operation as application/json.");
    } else if (!Headers.acceptsJson(context.request().headers().getAll(ACCEPT))) {
      refuse(context, 406, "The answer is JSON: accept application/json or application/graphql-response+json.");
    } else {
      context.next();
    }
  }

  /** "/graphql" itself is below its own star. */
  private static void hideSchema(RoutingContext context) {
    if (context.normalizedPath().equals(PATH) || context.normalizedPath().equals(PATH + "/")) {
      context.next();
    } else {
      answer(context, 404, CodedError.of(Code.NOT_FOUND, "There is nothing here: operations go to /graphql."));
    }
  }

  private void limitArrival(RoutingContext context) {
    long timer = context.vertx().setTimer(limits.time().toMillis(), late -> {
      if (!context.request().isEnded()) {
        context.response().putHeader(CONNECTION, "close");
        refuse(context, 408, "The request took too long to arrive.");
      }
    });
    context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    context.next();
  }

  private void checkBody(RoutingContext context) {
    Optional<RequestBody.Problem> problem = RequestBody.problem(context.body().buffer(), limits.values());
    if (problem.isPresent()) {
      refuse(context, problem.get().status(), problem.get().message());
    } else {
      context.next();
    }
  }

  private static void answerFailure(RoutingContext context) {
    int status = context.statusCode();
    if (status == 413) {
      refuse(context, 413, "The request is too large: ask for less at once.");
    } else if (status >= 400 && status < 500) {
      refuse(context, status, "The request is not well-formed HTTP.");
    } else {
      answer(context, 200, context.failure() == null ? Failures.internal() : Failures.coded(context.failure()));
    }
  }

  private static void refuse(RoutingContext context, int status, String message) {
    answer(context, status, CodedError.of(Code.BAD_USER_INPUT, message));
  }

  private static void answer(RoutingContext context, int status, CodedError error) {
    if (!context.response().ended()) {
      context.response().setStatusCode(status).putHeader(CONTENT_TYPE, ErrorBody.GRAPHQL_TYPE).end(ErrorBody.graphql(error));
    }
  }
}
