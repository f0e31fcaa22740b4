package org.hybridsearch.behaviour.erase;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.behaviour.forget.Elsewhere.Wish;
import org.hybridsearch.behaviour.forget.Tombstone;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/** How wishes and batches are stored. */
final class Documents {

  static final String KIND = "kind";
  static final String GROUP = "group";
  static final String AT = "at";
  static final String USER_KEY = "user_key";
  static final String SESSION_KEYS = "session_keys";

  /** Kinds: noted; and its tombstone written; and erased, without the ids; a batch of wishes. */
  static final String ASKED = "asked";
  static final String WANTED = "wanted";
  static final String DONE = "done";
  static final String BATCH = "batch";

  /** The scripts are constant, so each compiles once. */
  static final String CONFIRM =
      "if (ctx._source.kind == 'asked') { ctx._source.kind = 'wanted'; ctx._source.at = params.at } else { ctx.op = 'none' }";
  static final String FORGET_IDS = "ctx._source.remove('ids'); ctx._source.kind = 'done'; ctx._source.at = params.at";

  private Documents() {}

  static Json wish(Wish wish, String group) {
    Tombstone tombstone = wish.tombstone();
    List<Member> members = new ArrayList<>(List.of(Json.member(KIND, ASKED), Json.member(GROUP, group),
        Json.member("request", tombstone.id()), Json.member("asked_at", tombstone.at().toEpochMilli()),
        Json.member(AT, tombstone.at().toEpochMilli()), Json.member("by", wish.by()),
        Json.member("ids", Json.strings(wish.ids())), Json.member(SESSION_KEYS, Json.strings(tombstone.sessionKeys()))));
    if (!tombstone.userKey().isEmpty()) {
      members.add(Json.member(USER_KEY, tombstone.userKey()));
    }
    return Json.object(members);
  }

  static Wish wish(JsonNode source) {
    return new Wish(new Tombstone(source.path("request").asText(), source.path(USER_KEY).asText(""),
        strings(source.path(SESSION_KEYS)), Instant.ofEpochMilli(source.path("asked_at").asLong())), strings(source.path("ids")),
        source.path("by").asText());
  }

  /** Every key that a wish has. */
  static List<String> keys(JsonNode source) {
    List<String> keys = new ArrayList<>(strings(source.path(SESSION_KEYS)));
    if (source.has(USER_KEY)) {
      keys.add(source.path(USER_KEY).asText());
    }
    return keys;
  }

  static Json batch(Batch batch, String group) {
    return Json.object(Json.member(KIND, BATCH), Json.member(GROUP, group), Json.member("requests", Json.strings(batch.wishes())),
        Json.member("state", batch.state().name()), Json.member("attempt", batch.attempt()), Json.member("job", batch.job()),
        Json.member("not_before", batch.notBefore().toEpochMilli()));
  }

  static Batch batch(JsonNode hit) {
    JsonNode source = hit.path("_source");
    return new Batch(hit.path("_id").asText(), strings(source.path("requests")),
        Batch.State.valueOf(source.path("state").asText()), source.path("attempt").asInt(), source.path("job").asText(),
        Instant.ofEpochMilli(source.path("not_before").asLong()), version(hit));
  }

  static Batch.Version version(JsonNode answer) {
    return new Batch.Version(answer.path("_seq_no").asLong(), answer.path("_primary_term").asLong());
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(each -> strings.add(each.asText()));
    return strings;
  }
}
