package org.hybridsearch.behaviour.forget;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.Trees;

/** How it is kept that somebody was forgotten: a document when it is asked for, another one when it is done. */
final class TombstoneDocument {

  static final String KIND = "kind";
  static final String REQUEST = "request";
  static final String AT = "at";

  private static final String USER_KEY = "user_key";
  private static final String SESSION_KEYS = "session_keys";

  private TombstoneDocument() {}

  static Json fields() {
    return Json.array(field(REQUEST), field(USER_KEY), field(SESSION_KEYS),
        Json.object(Json.member("field", AT), Json.member("format", "epoch_millis")));
  }

  static Json requested() {
    return Json.object(Json.member("term", Json.object(Json.member(KIND, REQUEST))));
  }

  static Json asked(Tombstone tombstone, String by) {
    List<Member> members = new ArrayList<>(List.of(Json.member(KIND, REQUEST), Json.member(REQUEST, tombstone.id()),
        Json.member(AT, tombstone.at().toEpochMilli()), Json.member("by", by)));
    if (!tombstone.userKey().isEmpty()) {
      members.add(Json.member(USER_KEY, tombstone.userKey()));
    }
    if (!tombstone.sessionKeys().isEmpty()) {
      members.add(Json.member(SESSION_KEYS, Json.strings(tombstone.sessionKeys())));
    }
    return Json.object(members);
  }

  static Json done(Tombstone tombstone, Deleted deleted, Instant at) {
    return Json.object(Json.member(KIND, "done"), Json.member(REQUEST, tombstone.id()), Json.member(AT, at.toEpochMilli()),
        Json.member("events", deleted.events()), Json.member("interactions", deleted.interactions()),
        Json.member("searches", deleted.searches()));
  }

  static String doneId(String id) {
    return id + "-done";
  }

  static List<Tombstone> read(JsonParser in) throws IOException {
    List<Tombstone> read = new ArrayList<>();
    for (JsonNode hit : Trees.read(in).at("/hits/hits")) {
      JsonNode fields = hit.path("fields");
      List<String> sessions = new ArrayList<>();
      fields.path(SESSION_KEYS).forEach(key -> sessions.add(key.asText()));
      read.add(new Tombstone(fields.path(REQUEST).path(0).asText(), fields.path(USER_KEY).path(0).asText(""), sessions,
          Instant.ofEpochMilli(fields.path(AT).path(0).asLong())));
    }
    return read;
  }

  private static Json field(String name) {
    return Json.object(Json.member("field", name));
  }
}
