package org.hybridsearch.embed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.hybridsearch.model.TextVector;

/** How a vector lies in the file: 16 bytes of hash, then one little-endian 32-bit float a dimension. Pure. */
record VectorRecord(int dimension) {

  private static final int HASH_BYTES = 16;

  /** The first 128 bits of a text's SHA-256: two texts that share them are not to be expected in the life of a catalogue. */
  record Hash(long high, long low) {

    static Hash of(String text) {
      try {
        ByteBuffer digest = ByteBuffer.wrap(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16LE)));
        return new Hash(digest.getLong(), digest.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }
  }

  /** The length of a record. */
  int bytes() {
    return HASH_BYTES + dimension * Float.BYTES;
  }

  ByteBuffer write(Hash hash, TextVector vector) {
    ByteBuffer bytes = buffer().putLong(hash.high()).putLong(hash.low());
    for (int i = 0; i < dimension; i++) {
      bytes.putFloat(vector.at(i));
    }
    return bytes.flip();
  }

  /** The hash at the front of a record. */
  Hash hash(ByteBuffer bytes) {
    ByteBuffer front = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return new Hash(front.getLong(), front.getLong());
  }

  /** The vector of a record; empty when its bytes are no unit vector, as after a fault of the disk. */
  Optional<TextVector> vector(ByteBuffer bytes) {
    ByteBuffer floats = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(bytes.position() + HASH_BYTES);
    float[] values = new float[dimension];
    double squares = 0;
    for (int i = 0; i < dimension; i++) {
      values[i] = floats.getFloat();
      squares += (double) values[i] * values[i];
    }
    return Math.abs(squares - 1) < 1e-3 ? Optional.of(TextVector.of(values)) : Optional.empty();
  }

  ByteBuffer buffer() {
    return ByteBuffer.allocate(bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
