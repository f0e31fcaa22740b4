package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import org.hybridsearch.api.Access.Role;
import org.hybridsearch.model.SearchException.Forbidden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {

  @ParameterizedTest
  @EnumSource
  void production_refuses_every_role(Role role) {
    Access access = new Access(LaunchMode.NORMAL);
    assertThatThrownBy(() -> access.require(role)).isInstanceOfSatisfying(Forbidden.class,
        refused -> assertThat(refused).hasMessageContaining(role.name().toLowerCase()));
  }

  @ParameterizedTest
  @EnumSource
  void development_and_test_trust_everybody(Role role) {
    assertThatCode(() -> new Access(LaunchMode.DEVELOPMENT).require(role)).doesNotThrowAnyException();
    assertThatCode(() -> new Access(LaunchMode.TEST).require(role)).doesNotThrowAnyException();
  }
}
