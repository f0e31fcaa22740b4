package org.hybridsearch.api.error;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.SerializationError;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hybridsearch.model.SearchException.Code;

/**
 * Gives every error of a GraphQL answer its code, those raised before our code included, and replaces each sentence that is not
 * our own: the framework's repeat what was sent. Stateless.
 */
public final class ErrorTranslator {

  private static final String TOO_MUCH = "The operation asks for too much at once: ask for less.";

  private ErrorTranslator() {}

  /**
   * The same answer with translated errors.
   *
   * @param misfit names the argument or input field whose value does not fit the schema, in words of the schema; empty for none
   */
  public static ExecutionResult translate(ExecutionResult result, Supplier<Optional<String>> misfit) {
    if (result.getErrors().isEmpty()) {
      return result;
    }
    List<GraphQLError> errors = reasons(result.getErrors()).stream()
        .<GraphQLError>map(error -> ValidationAdvice.named(translate(error), misfit)).toList();
    return result.transform(builder -> builder.errors(errors));
  }

  /** A field that must not be null and failed is reported twice: for its reason, and for being null. The reason says it all. */
  private static List<GraphQLError> reasons(List<GraphQLError> errors) {
    List<GraphQLError> reasons =
        errors.stream().filter(error -> error.getErrorType() != ErrorType.NullValueInNonNullableField).toList();
    return reasons.isEmpty() ? errors : reasons;
  }

  private static CodedError translate(GraphQLError error) {
    return switch (error) {
      case CodedError coded -> coded;
      case ExceptionWhileDataFetching failed -> at(error, Failures.coded(failed.getException()));
      case SerializationError unwritable -> at(error, Failures.coded(unwritable.getException()));
      case ValidationError invalid -> at(error, bad(ValidationAdvice.of(invalid.getValidationErrorType())));
      case AbortExecutionException aborted when aborted.getCause() != null -> at(error, Failures.coded(aborted.getCause()));
      default -> at(error, byType(error));
    };
  }

  private static CodedError byType(GraphQLError error) {
    if (error.getErrorType() instanceof ErrorType type) {
      return switch (type) {
        case InvalidSyntax -> bad("The document is not valid GraphQL: mend it where locations points.");
        case ValidationError -> bad(ValidationAdvice.VALUE);
        case OperationNotSupported -> bad("The schema has no such kind of operation: send a query or a mutation.");
        case ExecutionAborted -> bad(TOO_MUCH);
        // SmallRye marks its own complaints about the request like this; an error of a field has a path
        case DataFetchingException -> error.getPath() == null || error.getPath().isEmpty()
            ? bad("The document is missing, not valid GraphQL or too long: send it as query, with values as variables.")
            : Failures.unexplained(type.name());
        case NullValueInNonNullableField -> Failures.unexplained(type.name());
      };
    }
    // the framework's word for introspection that goes in circles
    return bad(TOO_MUCH);
  }

  private static CodedError bad(String message) {
    return CodedError.of(Code.BAD_USER_INPUT, message);
  }

  private static CodedError at(GraphQLError place, CodedError error) {
    List<SourceLocation> locations = place.getLocations() == null ? List.of() : place.getLocations();
    List<Object> path = place.getPath() == null ? List.of() : place.getPath();
    return new CodedError(error.code(), error.message(), locations.stream().filter(Objects::nonNull).toList(), path,
        error.hints());
  }
}
