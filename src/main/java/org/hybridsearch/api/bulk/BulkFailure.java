package org.hybridsearch.api.bulk;

import java.io.IOException;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.api.error.Failures;
import org.hybridsearch.catalog.replace.BuildFailed;
import org.hybridsearch.catalog.replace.BuildInProgress;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.model.SearchException.Code;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.Json;

/**
 * What the sender of an upload is told when it failed as a whole.
 *
 * @param status as HTTP has them
 */
record BulkFailure(int status, Code code, String message) {

  private static final int CONFLICT = 409;

  static final BulkFailure WRONG_TYPE =
      new BulkFailure(415, Code.BAD_USER_INPUT, "Send one JSON object a line, as application/x-ndjson");
  static final BulkFailure WRONG_ENCODING =
      new BulkFailure(415, Code.BAD_USER_INPUT, "The content encoding must be gzip, or none");
  static final BulkFailure WRONG_MODE =
      new BulkFailure(400, Code.BAD_USER_INPUT, "mode must be replace, or absent");
  static final BulkFailure NO_MODE =
      new BulkFailure(400, Code.BAD_USER_INPUT, "mode must be absent here: only POST of items has one");

  static BulkFailure of(Throwable thrown) {
    return switch (thrown) {
      case BuildInProgress e -> new BulkFailure(CONFLICT, Code.UNAVAILABLE, e.getMessage());
      case BuildFailed e -> of(e.senderCanMend() ? Code.BAD_USER_INPUT : Code.UNAVAILABLE, e.getMessage());
      case EngineException _, EmbeddingException _ ->
          of(Code.UNAVAILABLE, "The catalogue does not take uploads at the moment: try again");
      case IOException _ -> of(Code.BAD_USER_INPUT, "The upload broke off, or is not in the encoding it names");
      default -> {
        CodedError error = Failures.coded(thrown);
        yield of(error.code(), error.message());
      }
    };
  }

  Json toJson() {
    return Json.object(Json.member("code", code.name()), Json.member("message", message));
  }

  private static BulkFailure of(Code code, String message) {
    return new BulkFailure(CodedError.of(code, message).status(), code, message);
  }
}
