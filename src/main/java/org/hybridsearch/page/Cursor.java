package org.hybridsearch.page;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.UUID;

/**
 * A place in a pinned ranking. Says which of the window's candidates were shown rather than how many, so that the order of what is
 * left may be taken afresh and still no item comes twice and none is lost.
 *
 * @param searchId names the pinned window
 * @param position how many items were shown, from the first page on
 * @param expiresAt epoch seconds
 * @param inputHash of the input that the ranking answers
 * @param restOffset how many of the matches past the window were shown
 * @param shown which of the window's candidates were shown, by their place in it
 */
public record Cursor(UUID searchId, int position, long expiresAt, long inputHash, int restOffset, BitSet shown) {

  private static final int FIXED_BYTES = 16 + 4 + 8 + 8 + 4;

  public Cursor {
    shown = (BitSet) shown.clone();
  }

  /** Which of the window's candidates were shown; a copy. */
  @Override
  public BitSet shown() {
    return (BitSet) shown.clone();
  }

  /** The place after one more item of the window, the one at an index of it. */
  public Cursor pastCandidate(int index) {
    BitSet more = shown();
    more.set(index);
    return new Cursor(searchId, position + 1, expiresAt, inputHash, restOffset, more);
  }

  /** The place after one more item of the window whose group has several candidates there: none of them comes again. */
  public Cursor pastGroup(BitSet indices) {
    BitSet more = shown();
    more.or(indices);
    return new Cursor(searchId, position + 1, expiresAt, inputHash, restOffset, more);
  }

  /** The place after one more of the matches past the window, the one at an offset among them. */
  public Cursor pastRest(int offset) {
    return new Cursor(searchId, position + 1, expiresAt, inputHash, offset + 1, shown);
  }

  byte[] toBytes() {
    byte[] bits = shown.toByteArray();
    return ByteBuffer.allocate(FIXED_BYTES + bits.length)
        .putLong(searchId.getMostSignificantBits())
        .putLong(searchId.getLeastSignificantBits())
        .putInt(position)
        .putLong(expiresAt)
        .putLong(inputHash)
        .putInt(restOffset)
        .put(bits)
        .array();
  }

  /**
   * @throws IllegalArgumentException when it is too short to be one
   */
  static Cursor fromBytes(byte[] bytes) {
    if (bytes.length < FIXED_BYTES) {
      throw new IllegalArgumentException("Too short for a cursor");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new Cursor(new UUID(in.getLong(), in.getLong()), in.getInt(), in.getLong(), in.getLong(), in.getInt(),
        BitSet.valueOf(in));
  }
}
