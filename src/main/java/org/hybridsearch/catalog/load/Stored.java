package org.hybridsearch.catalog.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.opensearch.EngineException;

/**
 * A document as it was a moment ago.
 *
 * @param source as far as it was asked for; empty when there is no document
 */
public record Stored(boolean found, ObjectNode source) {

  /** Of a document that was not looked for. */
  static final Stored UNKNOWN = new Stored(false, JsonNodeFactory.instance.objectNode());

  static Stored read(JsonNode answer) {
    if (answer.has("error")) {
      throw new EngineException.Unreachable("The engine could not read a document",
          new IOException(answer.path("error").path("type").asText()));
    }
    return answer.path("found").asBoolean() && answer.path("_source") instanceof ObjectNode source
        ? new Stored(true, source) : new Stored(false, JsonNodeFactory.instance.objectNode());
  }

  /** The version of its last writer; -1 when there is no document. */
  public long version() {
    return source.path(Fields.VERSION).asLong(-1);
  }

  /** The version of the last writer of the whole; -1 when there is no document. */
  public long base() {
    return source.path(Fields.BASE).asLong(-1);
  }

  /** When the whole was last written, by the engine's clock, in epoch milliseconds; -1 when there is no document. */
  public long loadedAt() {
    return source.path(Fields.LOADED_AT).asLong(-1);
  }

  /** Of the text its vector stands for; empty when it has none. */
  public String textHash() {
    return source.path(Fields.TEXT_HASH).asText();
  }

  /** Whether the item was deleted. */
  public boolean tombstone() {
    return source.path(Fields.TOMBSTONE).asBoolean();
  }

  /** Whether there is an item: a document that is no tombstone. */
  public boolean item() {
    return found && !tombstone();
  }
}
