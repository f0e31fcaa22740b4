package org.hybridsearch.behaviour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/** How an interaction is stored. */
final class InteractionDocument {

  static final String USER_ID = "userId";
  static final String ITEM_ID = "itemId";
  static final String TYPE = "type";
  static final String SENT_AT = "sentAt";
  static final String VALUE = "value";
  static final List<String> FIELDS = List.of(USER_ID, ITEM_ID, TYPE, SENT_AT, VALUE);

  private static final String RECEIVED_AT = "receivedAt";
  private static final int ID_BYTES = 16;
  private static final Base64.Encoder ID_TEXT = Base64.getUrlEncoder().withoutPadding();

  private InteractionDocument() {}

  /**
   * The engine's id of the document: 22 characters, the same for the same interaction and in practice for no other, so that one
   * sent again is not stored again. The first 128 bits of SHA-256.
   */
  static String id(Interaction interaction) {
    byte[] userId = interaction.userId().getBytes(StandardCharsets.UTF_8);
    byte[] itemId = interaction.itemId().getBytes(StandardCharsets.UTF_8);
    byte[] rest = (interaction.type().name() + ' ' + interaction.sentAt().toEpochMilli() + ' ' + interaction.value())
        .getBytes(StandardCharsets.UTF_8);
    // With their lengths before them, so that no two interactions give the same bytes.
    ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + userId.length + itemId.length + rest.length)
        .putInt(userId.length).put(userId).putInt(itemId.length).put(itemId).put(rest);
    return ID_TEXT.encodeToString(Arrays.copyOf(sha256(bytes.array()), ID_BYTES));
  }

  /**
   * The document.
   *
   * @param receivedAt by the clock of this replica: for statistics, nothing is ordered by it
   */
  static Json source(Interaction interaction, Instant receivedAt) {
    List<Member> members = new ArrayList<>(List.of(
        Json.member(USER_ID, interaction.userId()),
        Json.member(ITEM_ID, interaction.itemId()),
        Json.member(TYPE, interaction.type().name()),
        Json.member(SENT_AT, interaction.sentAt().toEpochMilli())));
    OptionalDouble value = interaction.value();
    if (value.isPresent()) {
      members.add(Json.member(VALUE, value.getAsDouble()));
    }
    members.add(Json.member(RECEIVED_AT, receivedAt.toEpochMilli()));
    return Json.object(members);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
