package org.hybridsearch.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/json ;x=y"})
  void json_is_sent(String type) {
    assertThat(Headers.sendsJson(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/graphql", "text/json", "application/json5", ";application/json"})
  void no_json_is_sent(String type) {
    assertThat(Headers.sendsJson(type)).isFalse();
  }

  @Test
  void who_says_nothing_takes_json() {
    assertThat(Headers.acceptsJson(List.of())).isTrue();
  }

  @Test
  void one_of_many_is_enough() {
    assertThat(Headers.acceptsJson(List.of("text/html", "image/png, application/json;q=0.1"))).isTrue();
    assertThat(Headers.acceptsJson(List.of("text/html", "image/png"))).isFalse();
  }

  @Test
  void json_in_another_charset_is_not_to_be_had() {
    assertThat(Headers.acceptsJson(List.of("application/json; charset=latin1"))).isFalse();
    assertThat(Headers.acceptsJson(List.of("application/json; CHARSET=UTF-8"))).isTrue();
  }
}
