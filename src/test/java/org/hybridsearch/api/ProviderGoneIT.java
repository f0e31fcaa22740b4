package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.junit.jupiter.api.Test;

/** A provider of tokens that does not answer takes away what needs a token, and nothing else. */
@QuarkusTest
@TestProfile(ProductionAccess.WithProviderGone.class)
class ProviderGoneIT {

  @Test
  void anonymous_search_works() {
    assertThat(GraphQLClient.query("{ search(input: {}) { searchId } }").codes()).isEmpty();
  }

  @Test
  void a_token_that_cannot_be_checked_is_answered_without_a_word_of_why() {
    Answer answer = GraphQLClient.query("{ search(input: {}) { searchId } }", ProductionAccess.token("x", "storefront"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.codes()).containsExactly("UNAVAILABLE");
    assertThat(answer.body()).doesNotContain("127.0.0.1", "realms", "OIDC");
  }
}
