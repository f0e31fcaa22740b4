package org.hybridsearch.standin.personalize.deletion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A deletion under way, or done.
 *
 * @param status {@code PENDING}, {@code IN_PROGRESS}, {@code COMPLETED} or {@code FAILED}
 * @param deleted how many users were known; 0 before it is done
 * @param failure empty unless it failed
 */
record Job(String arn, String name, String group, String location, String role, Instant created, Instant updated, String status,
    int deleted, String failure) {

  static final String PENDING = "PENDING";
  static final String IN_PROGRESS = "IN_PROGRESS";
  static final String COMPLETED = "COMPLETED";
  static final String FAILED = "FAILED";

  boolean ended() {
    return status.equals(COMPLETED) || status.equals(FAILED);
  }

  Job running(Instant now) {
    return new Job(arn, name, group, location, role, created, now, IN_PROGRESS, 0, "");
  }

  Job completed(Instant now, int users) {
    return new Job(arn, name, group, location, role, created, now, COMPLETED, users, "");
  }

  Job failed(Instant now, String reason) {
    return new Job(arn, name, group, location, role, created, now, FAILED, 0, reason);
  }

  /** As lists have it. */
  ObjectNode summary() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("dataDeletionJobArn", arn).put("datasetGroupArn", group)
        .put("jobName", name).put("status", status).put("creationDateTime", created.toEpochMilli() / 1000.0)
        .put("lastUpdatedDateTime", updated.toEpochMilli() / 1000.0);
    return failure.isEmpty() ? json : json.put("failureReason", failure);
  }

  /** The whole of it. */
  ObjectNode description() {
    ObjectNode json = summary().put("roleArn", role).put("numDeleted", deleted);
    json.putObject("dataSource").put("dataLocation", location);
    return json;
  }
}
