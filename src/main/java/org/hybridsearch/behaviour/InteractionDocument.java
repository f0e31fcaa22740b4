package org.hybridsearch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.bulk.BulkAction;

/** The stored form of an interaction; {@code opensearch-mappings/interactions.json} says what each field is. Pure. */
final class InteractionDocument {

  private static final int ID_BYTES = 18;

  private InteractionDocument() {}

  /** Keeps the interaction unless it is kept already. */
  static BulkAction create(Interaction interaction, Instant receivedAt) {
    List<Json.Member> members = new ArrayList<>(List.of(
        Json.member("userId", interaction.userId()),
        Json.member("itemId", interaction.itemId()),
        Json.member("type", interaction.type().name()),
        Json.member("sentAt", interaction.sentAt().toEpochMilli()),
        Json.member("receivedAt", receivedAt.toEpochMilli())));
    interaction.value().ifPresent(value -> members.add(Json.member("value", value)));
    return BulkAction.create(id(interaction), Json.object(members));
  }

  /** The same for the same interaction, whenever it is sent: what is sent again is not counted again. */
  static String id(Interaction interaction) {
    byte[] user = interaction.userId().getBytes(StandardCharsets.UTF_8);
    byte[] item = interaction.itemId().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(user.length + item.length + 3 * Integer.BYTES + 2 * Long.BYTES);
    bytes.putInt(user.length).put(user).putInt(item.length).put(item).putInt(interaction.type().ordinal());
    bytes.putLong(interaction.sentAt().toEpochMilli()).putDouble(interaction.value().orElse(Double.NaN));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(DocumentId.sha256(bytes.array()), ID_BYTES));
  }

  /** The interaction of a document. */
  static Interaction read(JsonNode source) {
    JsonNode value = source.path("value");
    return new Interaction(source.path("userId").asText(), source.path("itemId").asText(),
        EventType.valueOf(source.path("type").asText()), Instant.ofEpochMilli(source.path("sentAt").asLong()),
        value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty());
  }
}
