package org.hybridsearch.page;

import java.util.BitSet;
import java.util.Optional;
import java.util.UUID;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.openjdk.jmh.annotations.Benchmark;

/** The cursor behind the 24th of 300 candidates: each item of a page gets one, and the next page checks one. */
public class CursorBenchmark extends HotPiece {

  private final CursorSigner signer = new CursorSigner("a key of thirty-two bytes, or so".getBytes());
  private final Cursor cursor = cursor();
  private final String signed = signer.sign(cursor);

  private static Cursor cursor() {
    BitSet shown = new BitSet();
    for (int i = 0; i < 24; i++) {
      shown.set(i * 11);
    }
    return new Cursor(new UUID(0x0190a1b2_00007000L, 0x8000_0000_0000_0001L), 24, 1_700_000_600L, 42, 0, shown);
  }

  @Benchmark
  public String sign() {
    return signer.sign(cursor);
  }

  @Benchmark
  public Cursor pastCandidate() {
    return cursor.pastCandidate(299);
  }

  @Benchmark
  public Optional<Cursor> verify() {
    return signer.verify(signed);
  }
}
