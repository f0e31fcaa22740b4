package org.hybridsearch.retrieve;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.hybridsearch.opensearch.Trees;

/** Reads how many groups match. */
final class GroupCount {

  private GroupCount() {}

  static long read(JsonParser in) throws IOException {
    JsonNode count = Trees.read(in).at("/aggregations/groups/value");
    if (!count.isNumber()) {
      throw new IOException("Not the answer of a count");
    }
    return count.asLong();
  }
}
