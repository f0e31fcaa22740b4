package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.api.ProductionAccess.MINT;
import static org.hybridsearch.api.ProductionAccess.token;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.token.TokenMint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that is not valid makes nobody of its bearer: it is refused, with a code, on every path. */
@QuarkusTest
@TestProfile(ProductionAccess.Profile.class)
class TokensIT {

  @Inject FakeBackend backend;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  static Stream<String> headers() {
    Instant now = Instant.now();
    String good = token("x", "storefront");
    return Stream.concat(BadTokens.around(good).stream().map("Bearer "::concat), Stream.of(
        "Bearer " + MINT.token("x", Set.of("storefront"), now.minus(Duration.ofMinutes(5))),
        "Bearer " + TokenMint.of(new SecureRandom()).token("x", Set.of("storefront"), now.plus(Duration.ofHours(1))),
        "Basic c3RvcmVmcm9udDpzdG9yZWZyb250", "Digest kanarienvogel", good, "Bearer", "Bearer ", "Negotiate " + good));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void is_refused_at_the_graphql_endpoint(String header) {
    Answer answer = GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .header("Authorization", header)
        .POST(BodyPublishers.ofString("{\"query\": \"{ search(input: {}) { searchId } }\"}")));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.codes()).containsExactly("UNAUTHENTICATED");
    assertThat(answer.contentType()).startsWith("application/graphql-response+json");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.body()).doesNotContain("kanarienvogel").doesNotContainIgnoringCase("exception");
    assertThat(backend.searched()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("headers")
  void is_refused_by_uploads_and_probes(String header) {
    for (String path : Set.of("/catalog/items", "/q/health", "/q/metrics", "/graphql/schema.graphql")) {
      Answer answer = GraphQLClient.send(GraphQLClient.request(path).header("Authorization", header)
          .method(path.startsWith("/catalog") ? "POST" : "GET", BodyPublishers.noBody()));
      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.body()).as(path).contains("UNAUTHENTICATED").doesNotContainIgnoringCase("exception");
    }
  }

  @Test
  void the_scheme_may_be_written_in_any_case() {
    Answer answer = GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .header("Authorization", "bearer " + token("x", "storefront"))
        .POST(BodyPublishers.ofString("{\"query\": \"{ search(input: {shopper: {userId: \\\"a\\\"}}) { searchId } }\"}")));
    assertThat(answer.codes()).isEmpty();
  }
}
