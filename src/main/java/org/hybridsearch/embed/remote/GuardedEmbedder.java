package org.hybridsearch.embed.remote;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingException.Kind;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.guard.Circuit;
import org.hybridsearch.guard.refusal.Refusals;
import org.hybridsearch.model.TextVector;
import org.jboss.logging.Logger;

/**
 * Calls a model for queries unless that is of no use: the house is full, the model failed too often, or it asked for fewer calls
 * a moment ago. Then it fails at once, and searches go by words. Never calls twice; whoever waits has a deadline of their own.
 * Throttling does not open the circuit: it shows that the model lives. Thread-safe.
 */
public final class GuardedEmbedder implements Embedder {

  private static final Logger LOG = Logger.getLogger(GuardedEmbedder.class);

  private final Embedder embedder;
  private final EmbedderMeters meters;
  private final Semaphore places;
  private final Sparing sparing;
  private final Refusals refusals;
  private final Circuit<Answer> circuit;

  /**
   * A guard with a closed circuit.
   *
   * @param embedder keeps the time of a call itself
   * @throws IllegalArgumentException when a setting is out of its range
   */
  public GuardedEmbedder(
      Embedder embedder, EmbedConfig.Guard config, EmbedderMeters meters, Time time, RandomGenerator random) {
    if (config.maxInFlight() < 1) {
      throw new IllegalArgumentException(
          "hybridsearch.embed.guard.max-in-flight must be 1 or more, but is " + config.maxInFlight());
    }
    this.embedder = embedder;
    this.meters = meters;
    this.places = new Semaphore(config.maxInFlight());
    this.sparing = new Sparing(time, random);
    this.refusals = new Refusals("embedding model " + embedder.model().name(), time::nanos);
    this.circuit = new Circuit<>(Answer.class,
        Circuit.Limits.of("embedder", config),
        failure -> !(failure instanceof EmbeddingException known && known.throttled()), this::changed);
    meters.circuit(CircuitBreakerState.CLOSED);
    meters.watch(() -> config.maxInFlight() - places.availablePermits());
  }

  private record Answer(List<TextVector> vectors) {}

  @Override
  public EmbeddingModel model() {
    return embedder.model();
  }

  @Override
  public List<TextVector> embed(List<String> texts) {
    if (sparing.active()) {
      throw refused(Kind.THROTTLED, "The embedding model is spared for a moment, as it asked for fewer calls", null);
    }
    if (!places.tryAcquire()) {
      throw refused(Kind.TOO_MANY_CALLS, "Too many calls of the embedding model are under way", null);
    }
    try {
      return circuit.call(() -> new Answer(called(texts))).vectors();
    } catch (CircuitBreakerOpenException open) {
      throw refused(Kind.CIRCUIT_OPEN, "The embedding model failed too often and is left alone for a while", open);
    } finally {
      places.release();
    }
  }

  private List<TextVector> called(List<String> texts) {
    try {
      List<TextVector> vectors = embedder.embed(texts);
      sparing.succeeded();
      refusals.succeeded();
      return vectors;
    } catch (EmbeddingException failure) {
      if (failure.throttled()) {
        sparing.throttled();
      } else {
        refusals.failed(failure);
      }
      throw failure;
    }
  }

  private EmbeddingException refused(Kind kind, String message, Throwable cause) {
    meters.refused(kind);
    return new EmbeddingException(message, kind, cause);
  }

  @Override
  public String condition() {
    return circuit.state() + refusals.last().map(last -> ", " + last.text()).orElse("");
  }

  private void changed(CircuitBreakerState state) {
    LOG.warnf("Circuit of embedding model %s: %s", embedder.model().name(), state);
    meters.circuit(state);
  }
}
