package org.hybridsearch.opensearch.bulk;

import java.util.List;
import org.hybridsearch.opensearch.Json;

/** One action of a bulk: its head and its body, a line each. */
public record BulkAction(Json head, Json body) {

  /** How often the engine itself retries an update that another writer overtook. */
  private static final long RETRY_ON_CONFLICT = 10;

  /** Writes a whole document, whatever was there. */
  public static BulkAction index(String id, Json document) {
    return new BulkAction(Json.object(Json.member("index", Json.object(Json.member("_id", id)))), document);
  }

  /** Writes a document unless there is one: then its outcome is a conflict. */
  public static BulkAction create(String id, Json document) {
    return new BulkAction(Json.object(Json.member("create", Json.object(Json.member("_id", id)))), document);
  }

  /** The same in an index of its own, for a bulk that goes to several. */
  public static BulkAction createIn(String index, String id, Json document) {
    return new BulkAction(
        Json.object(Json.member("create", Json.object(Json.member("_index", index), Json.member("_id", id)))), document);
  }

  /** Runs a script on a document, atomically; {@code body} is that of the update API. */
  public static BulkAction update(String id, Json body) {
    return new BulkAction(
        Json.object(Json.member("update",
            Json.object(Json.member("_id", id), Json.member("retry_on_conflict", RETRY_ON_CONFLICT)))),
        body);
  }

  List<Json> lines() {
    return List.of(head, body);
  }
}
