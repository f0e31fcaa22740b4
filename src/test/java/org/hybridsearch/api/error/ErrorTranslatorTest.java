package org.hybridsearch.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTranslatorTest {

  private static final SourceLocation PLACE = new SourceLocation(2, 3);

  @ParameterizedTest
  @EnumSource
  void every_validation_error_gets_a_code_and_a_sentence(ValidationErrorType type) {
    GraphQLError error = translated(ValidationError.newValidationError().validationErrorType(type).description("secret")
        .sourceLocation(PLACE).build());
    assertBad(error);
    assertThat(error.getLocations()).containsExactly(PLACE);
  }

  @ParameterizedTest
  @EnumSource
  void every_type_of_error_gets_a_code(ErrorType type) {
    GraphQLError error = translated(GraphqlErrorBuilder.newError().message("secret").errorType(type)
        .extensions(Map.of("more", "secret")).build());
    assertThat(error.getExtensions()).containsOnlyKeys("code");
    assertThat(error.getMessage()).endsWith(".").doesNotContain("secret");
  }

  @Test
  void an_error_of_the_request_is_the_callers_and_one_of_a_field_is_ours() {
    assertBad(translated(GraphqlErrorBuilder.newError().message("secret").build()));
    assertThat(translated(GraphqlErrorBuilder.newError().message("secret").path(List.of("search")).build()).getExtensions())
        .containsEntry("code", "INTERNAL");
  }

  @Test
  void bad_syntax_is_the_callers() {
    assertBad(translated(new InvalidSyntaxError(PLACE, "secret")));
  }

  @Test
  void an_abort_without_cause_is_the_callers_and_one_with_a_cause_is_ours() {
    assertBad(translated(new AbortExecutionException("secret")));
    assertThat(translated(new AbortExecutionException(new StackOverflowError("secret"))).getExtensions())
        .containsEntry("code", "INTERNAL");
  }

  @Test
  void our_own_exception_is_found_among_the_causes() {
    Throwable wrapped = new CompletionException(new IllegalStateException(new SearchException.Unavailable("Wait a little.")));
    GraphQLError error = translated(new ExceptionWhileDataFetching(ResultPath.parse("/search"), wrapped, PLACE));
    assertThat(error.getExtensions()).containsEntry("code", "UNAVAILABLE");
    assertThat(error.getMessage()).isEqualTo("Wait a little.");
    assertThat(error.getPath()).containsExactly("search");
  }

  @Test
  void a_chain_of_causes_without_end_ends() {
    RuntimeException first = new RuntimeException("secret");
    RuntimeException second = new RuntimeException(first);
    first.initCause(second);
    assertThat(translated(new ExceptionWhileDataFetching(ResultPath.parse("/search"), first, PLACE)).getExtensions())
        .containsEntry("code", "INTERNAL");
  }

  @Test
  void a_field_that_failed_is_reported_once() {
    ExecutionResult result = ErrorTranslator.translate(ExecutionResultImpl.newExecutionResult()
        .addError(CodedError.of(Code.NOT_FOUND, "Gone."))
        .addError(GraphqlErrorBuilder.newError().message("secret").errorType(ErrorType.NullValueInNonNullableField).build())
        .build(), Optional::empty);
    assertThat(result.getErrors()).singleElement().satisfies(error -> assertThat(error.getMessage()).isEqualTo("Gone."));
  }

  @Test
  void an_error_is_written_with_its_code_and_nothing_beside_it() {
    assertThat(CodedError.of(Code.NOT_FOUND, "Gone.").toSpecification())
        .isEqualTo(Map.of("message", "Gone.", "extensions", Map.of("code", "NOT_FOUND")));
    assertThat(new CodedError(Code.NOT_FOUND, "Gone.", List.of(PLACE), List.of("a", 1)).toSpecification())
        .containsEntry("path", List.of("a", 1)).containsEntry("locations", List.of(Map.of("line", 2, "column", 3)));
  }

  @Test
  void an_answer_without_errors_is_left_alone() {
    ExecutionResult result = ExecutionResultImpl.newExecutionResult().data(Map.of()).build();
    assertThat(ErrorTranslator.translate(result, Optional::empty)).isSameAs(result);
  }

  private static void assertBad(GraphQLError error) {
    assertThat(error.getExtensions()).isEqualTo(Map.of("code", "BAD_USER_INPUT"));
    assertThat(error.getMessage()).endsWith(".").doesNotContain("secret");
  }

  private static GraphQLError translated(GraphQLError error) {
    return ErrorTranslator.translate(ExecutionResultImpl.newExecutionResult().addError(error).build(), Optional::empty).getErrors().getFirst();
  }
}
