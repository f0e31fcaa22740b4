package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A service that was told nothing of tokens starts, and opens nothing. */
@QuarkusTest
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
}
