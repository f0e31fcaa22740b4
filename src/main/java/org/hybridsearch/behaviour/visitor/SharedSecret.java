package org.hybridsearch.behaviour.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * The secret that all replicas hash ids with: the configured one, or a random one that the first replica puts into the engine and
 * the others take from there.
 */
public final class SharedSecret implements Supplier<byte[]> {

  private static final int BYTES = 32;
  private static final int MIN_LENGTH = 16;
  private static final int CONFLICT = 409;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SearchEngine engine;
  private final String index;
  private final Optional<String> configured;
  private final RandomGenerator random;

  /**
   * @param prefix of the names of the indices
   * @param configured 16 characters or more
   * @param random must be unpredictable outside tests
   * @throws IllegalArgumentException when the configured one is too short
   */
  public SharedSecret(SearchEngine engine, String prefix, Optional<String> configured, RandomGenerator random) {
    if (configured.isPresent() && configured.get().length() < MIN_LENGTH) {
      throw new IllegalArgumentException("hybridsearch.behaviour.secret must have " + MIN_LENGTH + " characters or more");
    }
    this.engine = engine;
    this.index = prefix + "-keys";
    this.configured = configured;
    this.random = random;
  }

  /** @throws EngineException when the engine, which keeps it, does not answer */
  @Override
  public byte[] get() {
    return configured.map(secret -> secret.getBytes(StandardCharsets.UTF_8)).orElseGet(this::shared);
  }

  private byte[] shared() {
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    try {
      engine.send(EngineRequest.of("PUT", "/" + index + "/_create/shopper", Map.of("refresh", "true"),
          Json.object(Json.member("key", Base64.getEncoder().encodeToString(fresh)))), TIMEOUT, AnswerReader.ignored());
      return fresh;
    } catch (EngineException.Refused e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      JsonNode stored = engine.send(EngineRequest.of("GET", "/" + index + "/_source/shopper", Map.of()), TIMEOUT, Trees::read);
      return Base64.getDecoder().decode(stored.path("key").asText());
    }
  }
}
