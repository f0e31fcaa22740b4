package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hybridsearch.opensearch.Json;

/** The number that grows whenever what searches may find has changed, and how much was written since the last calibration. */
public final class Generations {

  private static final String ID = "generation";
  private static final String BUMP = """
      def s = ctx._source;
      s.generation = Math.max((s.generation == null ? 0L : s.generation) + 1, ctx._now);
      s.written = params.restart ? 0L : (s.written == null ? 0L : s.written) + params.written;
      if (params.swapped) { s.swappedAt = ctx._now; }
      """;

  private final ControlDocuments documents;

  public Generations(ControlDocuments documents) {
    this.documents = documents;
  }

  /**
   * Where the market stands.
   *
   * @param generation 0 before the first change; comparable to nothing but itself
   * @param written how many writes there were since the last calibration
   * @param swappedAt when an index was last swapped in, by the engine's clock in epoch milliseconds; 0 for never
   */
  public record State(long generation, long written, long swappedAt) {

    private static State read(JsonNode source) {
      return new State(
          source.path("generation").asLong(), source.path("written").asLong(), source.path("swappedAt").asLong());
    }
  }

  public State current() {
    return State.read(documents.read(ID));
  }

  /** Items were written, so many of them with another text: a new generation. */
  public State written(long items) {
    return bump(items, false, false);
  }

  /** The index was calibrated: a new generation, and counting starts again. */
  public State calibrated() {
    return bump(0, true, false);
  }

  /** Another index was swapped in: a new generation, and counting starts again. */
  public State swapped() {
    return bump(0, true, true);
  }

  private State bump(long written, boolean restart, boolean swapped) {
    return State.read(documents.change(ID, BUMP, List.of(
        Json.member("written", written), Json.member("restart", restart), Json.member("swapped", swapped))));
  }
}
