package org.hybridsearch.api.edge;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.hybridsearch.api.error.CodedError;

/** The JSON of an answer that is one error. */
final class ErrorBody {

  private ErrorBody() {}

  static String of(CodedError error) {
    return new JsonObject().put("errors", new JsonArray().add(new JsonObject(error.toSpecification()))).encode();
  }
}
