package org.hybridsearch.api.edge.execution;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.model.SearchException.Code;

/**
 * Runs a query unless it asks for too much at once, and completes what is plain in one walk. What a field throws is kept whole
 * for the error translator. Safe for use by many threads.
 */
public final class BoundedExecution extends AsyncExecutionStrategy {

  private final ApiConfig.Limits limits;

  public BoundedExecution(ApiConfig.Limits limits) {
    super(BoundedExecution::kept);
    this.limits = limits;
  }

  @Override
  public CompletableFuture<ExecutionResult> execute(ExecutionContext context, ExecutionStrategyParameters parameters) {
    Optional<String> problem = new SelectionBounds(context.getFragmentsByName())
        .problem(context.getOperationDefinition().getSelectionSet(), limits);
    return problem
        .map(message -> CompletableFuture.completedFuture(CodedError.of(Code.BAD_USER_INPUT, message).asResult()))
        .orElseGet(() -> super.execute(context, parameters));
  }

  @Override
  protected Object completeValueForObject(
      ExecutionContext context, ExecutionStrategyParameters parameters, GraphQLObjectType type, Object value) {
    return walked(context, parameters, type, value)
        .orElseGet(() -> super.completeValueForObject(context, parameters, type, value));
  }

  @Override
  protected FieldValueInfo completeValueForList(ExecutionContext context, ExecutionStrategyParameters parameters, Object value) {
    return walked(context, parameters, parameters.getExecutionStepInfo().getUnwrappedNonNullType(), value)
        .map(list -> new FieldValueInfo(CompleteValueType.LIST, list))
        .orElseGet(() -> super.completeValueForList(context, parameters, value));
  }

  /** Empty where it takes graphql-java's own way to say what the value comes to. */
  private static Optional<Object> walked(
      ExecutionContext context, ExecutionStrategyParameters parameters, GraphQLType type, Object value) {
    try {
      return Optional.of(PlainSelections.of(context).shape(parameters.getField(), type).complete(value));
    } catch (Exception unusual) { // whatever a value's own code throws: the other way meets it again, and reports it in its place
      return Optional.empty();
    }
  }

  static CompletableFuture<DataFetcherExceptionHandlerResult> kept(DataFetcherExceptionHandlerParameters failed) {
    return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
        .error(new ExceptionWhileDataFetching(failed.getPath(), failed.getException(), failed.getSourceLocation()))
        .build());
  }
}
