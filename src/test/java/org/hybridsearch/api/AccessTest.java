package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.api.Access.Role;
import org.hybridsearch.api.caller.AccessConfig;
import org.hybridsearch.model.SearchException.Forbidden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {

  private static final SecurityIdentity NOBODY = QuarkusSecurityIdentity.builder().setAnonymous(true).build();

  @ParameterizedTest
  @EnumSource
  void who_has_no_token_has_no_role(Role role) {
    assertThatThrownBy(() -> access(NOBODY, false).require(role)).isInstanceOfSatisfying(Forbidden.class,
        refused -> assertThat(refused).hasMessageContaining(name(role)));
  }

  @ParameterizedTest
  @EnumSource
  void development_and_test_trust_everybody_without_a_token(Role role) {
    assertThatCode(() -> access(NOBODY, true).require(role)).doesNotThrowAnyException();
    assertThatCode(() -> access(NOBODY, true).requireUser("anybody")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void a_token_has_its_own_roles_alone_in_development_too(Role role) {
    SecurityIdentity shopper = with();
    assertThatThrownBy(() -> access(shopper, true).require(role)).isInstanceOf(Forbidden.class);
    assertThatCode(() -> access(with(name(role)), true).require(role)).doesNotThrowAnyException();
  }

  @Test
  void a_tuner_is_a_viewer_and_not_the_other_way_round() {
    assertThatCode(() -> access(with("tuner"), false).require(Role.VIEWER)).doesNotThrowAnyException();
    assertThatThrownBy(() -> access(with("viewer"), false).require(Role.TUNER)).isInstanceOf(Forbidden.class);
  }

  @Test
  void a_principal_that_came_without_a_token_speaks_for_nobody() {
    assertThatThrownBy(() -> access(with(), false).requireUser("somebody")).isInstanceOf(Forbidden.class);
  }

  @Test
  void everybody_speaks_for_nobody() {
    assertThatCode(() -> access(NOBODY, false).requireUser(null)).doesNotThrowAnyException();
  }

  private static SecurityIdentity with(String... roles) {
    return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("somebody")).addRoles(Set.of(roles))
        .build();
  }

  private static Access access(SecurityIdentity identity, boolean trust) {
    AccessConfig config =
        TestConfig.of(AccessConfig.class, Map.of("hybridsearch.access.trust-anonymous", String.valueOf(trust)));
    return new Access(identity, config);
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
