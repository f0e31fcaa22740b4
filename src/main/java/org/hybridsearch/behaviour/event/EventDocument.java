package org.hybridsearch.behaviour.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.behaviour.visitor.VisitorFields;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/** How an event is stored: the fields of User Behavior Insights 1.x, and our own among its {@code event_attributes}. */
final class EventDocument {

  static final String ACTION = "action_name";
  static final String TIMESTAMP = "timestamp";
  static final String ATTRIBUTES = "event_attributes";
  static final String OBJECT_ID = ATTRIBUTES + ".object.object_id";
  static final String USER_ID = ATTRIBUTES + ".user_id";
  static final String SESSION_ID = ATTRIBUTES + ".session_id";
  static final String VALUE = ATTRIBUTES + ".value";
  static final String LEARN = ATTRIBUTES + ".learn";
  static final String RECEIVED_AT = ATTRIBUTES + ".received_at";

  private static final int ID_BYTES = 16;
  private static final Base64.Encoder ID_TEXT = Base64.getUrlEncoder().withoutPadding();

  private EventDocument() {}

  /** The engine's id of the document, 22 characters: the same for the same event id and in practice for no other. */
  static String id(String eventId) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(eventId.getBytes(StandardCharsets.UTF_8));
      return ID_TEXT.encodeToString(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * The document.
   *
   * @param receivedAt by the clock of this replica
   */
  static Json source(ShopEvent event, ShopperKeys keys, Instant receivedAt) {
    List<Member> members = new ArrayList<>(List.of(
        Json.member("application", "hybridsearch"),
        Json.member(ACTION, event.type().name().toLowerCase(Locale.ROOT)),
        Json.member("client_id", event.visitor().clientId()),
        Json.member(TIMESTAMP, event.sentAt().toString())));
    event.searchId().ifPresent(id -> members.add(Json.member("query_id", id)));
    members.add(Json.member(ATTRIBUTES, Json.object(attributes(event, keys, receivedAt))));
    return Json.object(members);
  }

  private static List<Member> attributes(ShopEvent event, ShopperKeys keys, Instant receivedAt) {
    List<Member> members = new ArrayList<>(List.of(Json.member("event_id", event.eventId())));
    event.itemId().ifPresent(id -> members.add(Json.member("object",
        Json.object(Json.member("object_id", id), Json.member("object_id_field", "id")))));
    event.position().ifPresent(at -> members.add(Json.member("position", Json.object(Json.member("ordinal", at)))));
    event.value().ifPresent(value -> members.add(Json.member("value", value)));
    event.inferredFrom().ifPresent(from -> members.add(Json.member("query_inferred_from", from)));
    if (!event.impression().isEmpty()) {
      members.add(Json.member("impression", Json.strings(event.impression())));
    }
    members.addAll(VisitorFields.of(event.visitor(), keys));
    members.add(Json.member("learn", learnable(event)));
    members.add(Json.member("received_at", receivedAt.toString()));
    return members;
  }

  /** Whether there is anything in it for who learns: an item, or a session that turned out to be a user's. */
  private static boolean learnable(ShopEvent event) {
    boolean joins = !event.visitor().userId().isEmpty() && !event.visitor().sessionId().isEmpty();
    return event.visitor().learnable() && (event.itemId().isPresent() || joins);
  }
}
