package org.hybridsearch.page;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * The key that all replicas sign cursors with: the configured one, or a random one that the first replica puts into the engine and
 * the others take from there.
 */
final class SigningKey {

  private static final int BYTES = 32;
  private static final int MIN_SECRET = 16;
  private static final int CONFLICT = 409;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SearchEngine engine;
  private final String index;
  private final RandomGenerator random;

  /**
   * @param random must be unpredictable outside tests
   */
  SigningKey(SearchEngine engine, String prefix, RandomGenerator random) {
    this.engine = engine;
    this.index = prefix + "-keys";
    this.random = random;
  }

  byte[] load(Optional<String> configured) {
    return configured.map(SigningKey::checked).orElseGet(this::shared);
  }

  private static byte[] checked(String secret) {
    if (secret.length() < MIN_SECRET) {
      throw new IllegalStateException("hybridsearch.page.secret must have " + MIN_SECRET + " characters or more");
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] shared() {
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    try {
      engine.send(EngineRequest.of("PUT", "/" + index + "/_create/cursor", Map.of("refresh", "true"),
          object(member("key", Base64.getEncoder().encodeToString(fresh)))), TIMEOUT, AnswerReader.ignored());
      return fresh;
    } catch (EngineException.Refused e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      return engine.send(EngineRequest.of("GET", "/" + index + "/_source/cursor", Map.of()), TIMEOUT, SigningKey::read);
    }
  }

  private static byte[] read(JsonParser in) throws IOException {
    while (in.nextToken() != null) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        return Base64.getDecoder().decode(in.getText());
      }
    }
    throw new IOException("Not a key");
  }
}
