package org.hybridsearch.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.hybridsearch.dataset.send.Draft.Version;

/**
 * What was last sent of an item.
 *
 * @param fingerprint of the record
 * @param createdAt when the item was created, as it was told, in epoch seconds
 * @param kept of the record, to say later that it is gone
 * @param version of the document that says so
 */
record Sent(State state, String fingerprint, long createdAt, String kept, Version version) {

  /** What became of it. */
  enum State {
    TAKEN,
    /** For good. */
    REFUSED,
    /** To be sent again, whatever it is. */
    WANTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Sent read(JsonNode document) {
    JsonNode source = document.path("_source");
    return new Sent(State.valueOf(source.path("state").asText().toUpperCase(Locale.ROOT)),
        source.path("fingerprint").asText(), source.path("createdAt").asLong(), source.path("kept").asText(""),
        new Version(document.path("_seq_no").asLong(-1), document.path("_primary_term").asLong(-1)));
  }

  /** Hides what is known of the item. */
  @Override
  public String toString() {
    return "Sent[state=" + state + "]";
  }
}
