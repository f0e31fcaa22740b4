package org.hybridsearch.api.caller;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.api.error.ErrorBody;

/** Ends a request before it is read, in the words of the edge it was meant for. */
final class Refusal {

  private Refusal() {}

  static void answer(RoutingContext request, CodedError error) {
    if (request.response().ended()) {
      return;
    }
    boolean graphql = request.normalizedPath().startsWith("/graphql");
    request.response()
        .setStatusCode(error.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, graphql ? ErrorBody.GRAPHQL_TYPE : ErrorBody.PLAIN_TYPE)
        .end(graphql ? ErrorBody.graphql(error) : ErrorBody.plain(error));
  }
}
