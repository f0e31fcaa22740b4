package org.hybridsearch.opensearch.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What became of one action.
 *
 * @param status as HTTP has them
 * @param result {@code created}, {@code updated}, {@code noop}, … ; empty on an error
 * @param errorType the engine's name of the error, empty when there is none
 * @param source of the document as the update left it, where the action asked for it; else a missing node
 */
public record BulkOutcome(int status, String result, String errorType, JsonNode source) {

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int OK_LIMIT = 300;

  static BulkOutcome read(JsonNode item) {
    JsonNode action = item.iterator().hasNext() ? item.iterator().next() : MissingNode.getInstance();
    return new BulkOutcome(action.path("status").asInt(SERVER_ERROR), action.path("result").asText(),
        action.path("error").path("type").asText(), action.path("get").path("_source"));
  }

  public boolean succeeded() {
    return status < OK_LIMIT;
  }

  /** The script decided to leave the document as it is. */
  public boolean unchanged() {
    return "noop".equals(result);
  }

  /** There was a document already, or another writer kept overtaking. */
  public boolean conflict() {
    return status == CONFLICT;
  }

  /** An update of a document that is not there. */
  public boolean missing() {
    return status == NOT_FOUND && "document_missing_exception".equals(errorType);
  }

  /** The index or alias written to is not there. */
  public boolean indexMissing() {
    return status == NOT_FOUND && "index_not_found_exception".equals(errorType);
  }

  /** Trying again may help: too busy, a shard away, overtaken, or writes held back while an index is swapped. */
  public boolean transientFailure() {
    return status == TOO_MANY || status >= SERVER_ERROR || conflict() || "cluster_block_exception".equals(errorType);
  }
}
