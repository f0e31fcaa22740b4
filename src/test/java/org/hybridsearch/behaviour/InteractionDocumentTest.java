package org.hybridsearch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InteractionDocumentTest {

  private static final Instant AT = Instant.ofEpochMilli(1000);

  private static Interaction of(String userId, String itemId, EventType type, Instant sentAt, OptionalDouble value) {
    return new Interaction(userId, itemId, type, sentAt, value);
  }

  @Test
  void the_id_is_that_of_the_content_for_ever() {
    // Another id for the same content would count all that is stored twice when it is sent again.
    Interaction interaction = of("u", "i", EventType.CLICK, AT, OptionalDouble.empty());
    assertThat(InteractionDocument.id(interaction)).isEqualTo("gGSqh8FBgsxP3dVrzoLMfA");
  }

  @Test
  void interactions_that_differ_in_anything_have_different_ids() {
    Stream<Interaction> different = Stream.of(
        of("u", "i", EventType.CLICK, AT, OptionalDouble.empty()),
        of("ui", "", EventType.CLICK, AT, OptionalDouble.empty()),
        of("", "ui", EventType.CLICK, AT, OptionalDouble.empty()),
        of("u", "i", EventType.VIEW, AT, OptionalDouble.empty()),
        of("u", "i", EventType.CLICK, AT.plusMillis(1), OptionalDouble.empty()),
        of("u", "i", EventType.CLICK, AT, OptionalDouble.of(0)),
        of("u", "i", EventType.CLICK, AT, OptionalDouble.of(1)));
    assertThat(different.map(InteractionDocument::id)).doesNotHaveDuplicates().hasSize(7).allMatch(id -> id.length() == 22);
  }

  @Test
  void the_document_has_what_the_mapping_has() {
    Interaction interaction = of("u", "i", EventType.RATING, AT, OptionalDouble.of(4.5));
    assertThat(InteractionDocument.source(interaction, Instant.ofEpochMilli(2000)).toText()).isEqualTo(
        "{\"userId\":\"u\",\"itemId\":\"i\",\"type\":\"RATING\",\"sentAt\":1000,\"value\":4.5,\"receivedAt\":2000}");
  }
}
