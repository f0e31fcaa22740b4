package org.hybridsearch.api.error;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.GraphqlErrorHelper;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchException.Code;

/**
 * An error of an answer: its extensions are its code, and hints where there are any.
 *
 * @param locations where in the document; may be empty
 * @param path which field of the answer, by its response names; empty for an error of the whole request
 * @param hints further extensions by name; mostly none
 */
public record CodedError(
    Code code, String message, List<SourceLocation> locations, List<Object> path, Map<String, Integer> hints)
    implements GraphQLError {

  private static final long serialVersionUID = 1L;

  public CodedError {
    locations = List.copyOf(locations);
    path = List.copyOf(path);
    hints = Map.copyOf(hints);
  }

  /** An error in its place, without hints. */
  public CodedError(Code code, String message, List<SourceLocation> locations, List<Object> path) {
    this(code, message, locations, path, Map.of());
  }

  /** An error of the whole request. */
  public static CodedError of(Code code, String message) {
    return new CodedError(code, message, List.of(), List.of());
  }

  /** What is told of a failure that the caller is to know of. */
  public static CodedError of(SearchException told) {
    Map<String, Integer> hints =
        told instanceof SearchException.RateLimited limited ? Map.of("retryAfterSeconds", limited.seconds()) : Map.of();
    return new CodedError(told.code(), told.getMessage(), List.of(), List.of(), hints);
  }

  /**
   * The client asked too often.
   *
   * @param seconds after which it may ask again, 1 or more
   */
  public static CodedError limited(int seconds) {
    return of(new SearchException.RateLimited(seconds));
  }

  /** The status of an HTTP answer that is this error alone, decided before anything was run. */
  public int status() {
    return switch (code) {
      case BAD_USER_INPUT -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case RATE_LIMITED -> 429;
      case UNAVAILABLE -> 503;
      case INTERNAL -> 500;
    };
  }

  /** An answer that is this error alone. */
  public ExecutionResult asResult() {
    return ExecutionResultImpl.newExecutionResult().addError(this).build();
  }

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public List<SourceLocation> getLocations() {
    return locations;
  }

  @Override
  public List<Object> getPath() {
    return path;
  }

  /** The same for all: SmallRye answers one of the types with an empty body, and the code says more. */
  @Override
  public ErrorClassification getErrorType() {
    return ErrorType.DataFetchingException;
  }

  @Override
  public Map<String, Object> getExtensions() {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code.name());
    extensions.putAll(hints);
    return extensions;
  }

  /** As GraphQL writes an error; the classification is left out. */
  @Override
  public Map<String, Object> toSpecification() {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("message", message);
    if (!locations.isEmpty()) {
      written.put("locations", GraphqlErrorHelper.locations(locations));
    }
    if (!path.isEmpty()) {
      written.put("path", path);
    }
    written.put("extensions", getExtensions());
    return written;
  }
}
