package org.hybridsearch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class InteractionPageTest {

  private static List<Interaction> read(String json) throws IOException {
    return InteractionPage.read(new JsonFactory().createParser(json));
  }

  private static String hit(String type) {
    return "{\"fields\":{\"userId\":[\"u\"],\"itemId\":[\"i\"],\"type\":[\"" + type + "\"],\"sentAt\":[\"1000\"]";
  }

  @Test
  void reads_hits_with_and_without_a_value() throws IOException {
    Instant at = Instant.ofEpochMilli(1000);
    assertThat(read("{\"hits\":{\"hits\":[" + hit("VIEW") + "}}," + hit("RATING") + ",\"value\":[4.5]}}]}}")).containsExactly(
        new Interaction("u", "i", EventType.VIEW, at, OptionalDouble.empty()),
        new Interaction("u", "i", EventType.RATING, at, OptionalDouble.of(4.5)));
  }

  @Test
  void leaves_out_what_it_does_not_understand() throws IOException {
    assertThat(read("{\"hits\":{\"hits\":[" + hit("RETURNED") + "}},{\"fields\":{\"userId\":[\"u\"]}}," + hit("VIEW") + "}}]}}"))
        .extracting(Interaction::type).containsExactly(EventType.VIEW);
  }

  @Test
  void an_answer_that_breaks_off_is_an_error_and_one_without_hits_is_empty() throws IOException {
    assertThat(read("{}")).isEmpty();
    assertThatIOException().isThrownBy(() -> read("{\"hits\":{\"hits\":[" + hit("VIEW")));
    assertThatIOException().isThrownBy(() -> read("[]"));
  }
}
