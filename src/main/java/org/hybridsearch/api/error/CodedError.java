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
import org.hybridsearch.model.SearchException.Code;

/**
 * An error of a GraphQL answer: its code is the only extension.
 *
 * @param locations where in the document; may be empty
 * @param path which field of the answer, by its response names; empty for an error of the whole request
 */
public record CodedError(Code code, String message, List<SourceLocation> locations, List<Object> path)
    implements GraphQLError {

  private static final long serialVersionUID = 1L;

  public CodedError {
    locations = List.copyOf(locations);
    path = List.copyOf(path);
  }

  /** An error of the whole request. */
  public static CodedError of(Code code, String message) {
    return new CodedError(code, message, List.of(), List.of());
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
    return Map.of("code", code.name());
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
