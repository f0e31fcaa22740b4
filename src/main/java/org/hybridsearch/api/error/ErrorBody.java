package org.hybridsearch.api.error;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The JSON of an answer that is one error. */
public final class ErrorBody {

  /** The media type of an answer of the GraphQL endpoint. */
  public static final String GRAPHQL_TYPE = "application/graphql-response+json; charset=UTF-8";

  /** The media type of any other answer. */
  public static final String PLAIN_TYPE = "application/json; charset=UTF-8";

  private ErrorBody() {}

  /** As GraphQL writes it. */
  public static String graphql(CodedError error) {
    return new JsonObject().put("errors", new JsonArray().add(new JsonObject(error.toSpecification()))).encode();
  }

  /** As the bulk edge writes it: code, message, and hints if there are any. */
  public static String plain(CodedError error) {
    JsonObject body = new JsonObject().put("code", error.code().name()).put("message", error.message());
    error.hints().forEach(body::put);
    return body.encode();
  }
}
