package org.hybridsearch.page.window;

import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.Json;

/**
 * A window on its way to the engine, and the copy that stays here. It is kept as the bytes that the engine gets: whoever reads it
 * here reads what others read there, to the last digit. Thread-safe.
 */
final class PinnedWindow {

  private static final int FRAME_BYTES = 1_500; // names, weights, bounds, stages, and the objects around
  private static final int CANDIDATE_BYTES = 22; // ranks, liking and punctuation, beside the id
  private static final int ID_BYTES = 3; // its punctuation
  private static final int VECTOR_BYTES = 6; // a float as base64

  private final String index;
  private final String id;
  private final long weight;
  private Json document;
  private boolean encoded;

  PinnedWindow(String index, String id, Window window) {
    this.index = index;
    this.id = id;
    this.weight = weight(window);
    this.document = WindowJson.write(window);
  }

  String index() {
    return index;
  }

  String id() {
    return id;
  }

  /** About how many bytes it takes. */
  long weight() {
    return weight;
  }

  /** As the engine keeps it. Who asks first encodes it, which is not the search; the rest get the same bytes. */
  synchronized Json document() {
    if (!encoded) {
      document = Json.encoded(document.toBytes());
      encoded = true;
    }
    return document;
  }

  /** As any replica reads it. */
  Window read() {
    return WindowJson.read(id, document().toBytes());
  }

  private static long weight(Window window) {
    long bytes = FRAME_BYTES + (long) VECTOR_BYTES * window.candidates().vector().map(TextVector::dimension).orElse(0);
    for (Candidate candidate : window.candidates().candidates()) {
      bytes += CANDIDATE_BYTES + candidate.id().length();
    }
    for (String id : window.shown().ids()) {
      bytes += ID_BYTES + id.length();
    }
    return bytes;
  }
}
