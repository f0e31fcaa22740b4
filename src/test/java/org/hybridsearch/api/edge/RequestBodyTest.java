package org.hybridsearch.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"query\":\"{a}\"}",
      "{\"query\":\"{a}\",\"variables\":null,\"operationName\":null,\"extensions\":null}",
      "{\"query\":\"{a}\",\"variables\":{\"a\":[1,{\"b\":[]}],\"c\":1.5e300},\"operationName\":\"A\",\"extensions\":{\"x\":1}}",
      "{\"variables\":{\"query\":null},\"query\":\"{a}\"}"})
  void an_operation_has_no_problem(String body) {
    assertThat(RequestBody.problem(Buffer.buffer(body), 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[", "[]", "7", "{\"variables\":{\"query\":\"{a}\"}}", "{\"query\":\"\"}", "{\"query\":7}",
      "{\"query\":\"a\",\"variables\":[]}", "{\"query\":\"a\"}}", "{\"query\":\"a\",\"variables\":{\"n\":1e9999}}",
      "{\"query\":\"a\",\"query\":\"a\"}", "{'query':'a'}", "{\"query\":\"a\",}", "// a\n{\"query\":\"a\"}"})
  void anything_else_has_one(String body) {
    assertThat(RequestBody.problem(Buffer.buffer(body), 10)).isPresent();
  }

  @Test
  void values_are_counted_at_every_depth() {
    assertThat(problem("{\"query\":\"a\",\"variables\":{\"a\":[1,{\"b\":[2]}]}}", 3)).isEmpty();
    assertThat(problem("{\"query\":\"a\",\"variables\":{\"a\":[1,{\"b\":[2,3]}]}}", 3))
        .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(200));
  }

  private static Optional<RequestBody.Problem> problem(String body, int mostValues) {
    return RequestBody.problem(Buffer.buffer(body), mostValues);
  }

  @Test
  void no_body_is_a_problem() {
    assertThat(RequestBody.problem(null, 10)).isPresent();
  }
}
