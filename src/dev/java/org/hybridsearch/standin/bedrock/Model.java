package org.hybridsearch.standin.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A model with a form of request and answer of its own. */
interface Model {

  /** What a model says, and how many tokens it read. */
  record Said(ObjectNode json, int tokens) {}

  /**
   * Answers.
   *
   * @param input an object
   * @throws org.hybridsearch.standin.wire.AwsError for input that the model refuses
   */
  Said answer(JsonNode input);

  /** Nearly what a tokenizer counts for English: a token for four characters. */
  static int tokens(String text) {
    return Math.max(1, (text.length() + 3) / 4);
  }

  static void write(float[] vector, ArrayNode to) {
    for (float value : vector) {
      to.add(value);
    }
  }
}
