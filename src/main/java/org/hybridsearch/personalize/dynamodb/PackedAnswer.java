package org.hybridsearch.personalize.dynamodb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.personalize.PersonalRanker.Answer;

/**
 * An answer in bytes: a version, the confidence, the answer's name and, for each item in the order asked, the natural logarithm of
 * its score as a float; NaN where there is none, -Infinity where it is excluded. 500 items take 2 KB, so that a read costs one unit.
 */
final class PackedAnswer {

  private static final byte VERSION = 1;
  private static final int LONGEST_NAME = Byte.MAX_VALUE;

  private PackedAnswer() {}

  static byte[] pack(List<String> itemIds, Answer answer) {
    byte[] name = answer.recommendationId().getBytes(StandardCharsets.UTF_8);
    int length = name.length <= LONGEST_NAME ? name.length : 0;
    ByteBuffer out = ByteBuffer.allocate(2 + Float.BYTES + length + Float.BYTES * itemIds.size());
    out.put(VERSION).putFloat((float) answer.confidence()).put((byte) length).put(name, 0, length);
    for (String id : itemIds) {
      Double score = answer.scores().get(id);
      boolean scored = score != null && score > 0 && score < Double.POSITIVE_INFINITY;
      out.putFloat(scored ? (float) Math.log(score) : answer.excluded().contains(id) ? Float.NEGATIVE_INFINITY : Float.NaN);
    }
    return out.array();
  }

  /** Empty when these bytes are no answer about so many items. */
  static Optional<Answer> unpack(List<String> itemIds, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.remaining() < 2 + Float.BYTES || in.get() != VERSION) {
      return Optional.empty();
    }
    double confidence = in.getFloat();
    int length = in.get();
    if (length < 0 || in.remaining() != length + Float.BYTES * itemIds.size()) {
      return Optional.empty();
    }
    String name = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    Map<String, Double> scores = HashMap.newHashMap(itemIds.size());
    Set<String> excluded = new HashSet<>();
    for (String id : itemIds) {
      float log = in.getFloat();
      if (Float.isFinite(log)) {
        scores.put(id, Math.exp(log));
      } else if (log == Float.NEGATIVE_INFINITY) {
        excluded.add(id);
      }
    }
    return Optional.of(new Answer(scores, confidence, excluded, name));
  }
}
