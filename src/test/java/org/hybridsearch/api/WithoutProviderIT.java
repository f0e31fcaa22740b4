package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A service that was told nothing of tokens starts, and opens nothing. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestProfile(ProductionAccess.WithoutProvider.class)
class WithoutProviderIT {

  @Test
  void anonymous_search_works() {
    assertThat(GraphQLClient.query("{ search(input: {}) { searchId } }").codes()).isEmpty();
  }

  @Test
  void a_token_is_refused_rather_than_overlooked() {
    GraphQLClient.Answer answer =
        GraphQLClient.query("{ search(input: {}) { searchId } }", ProductionAccess.token("x", "storefront"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.codes()).containsExactly("UNAUTHENTICATED");
  }

  @Test
  void nobody_speaks_for_a_user() {
    assertThat(GraphQLClient.query("{ search(input: {shopper: {userId: \"a\"}}) { searchId } }").codes())
        .containsExactly("FORBIDDEN");
  }

  /** The last, since it uses up what all tests here share: they come from one address. */
  @Test
  @Order(Integer.MAX_VALUE)
  void an_address_that_no_proxy_vouches_for_is_not_believed() {
    assertThat(IntStream.range(0, 1000).mapToObj(i -> GraphQLClient.send(GraphQLClient.request("/graphql")
        .header("Content-Type", "application/json").header("X-Forwarded-For", "198.51.100." + i % 256)
        .header("Forwarded", "for=198.51.100." + i % 256)
        .POST(BodyPublishers.ofString("{\"query\": \"{ item(id: \\\"known\\\") { id } }\"}"))).codes()))
        .contains(List.of("RATE_LIMITED"));
  }
}
