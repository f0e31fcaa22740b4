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
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.model.SearchException.Code;

/**
 * Runs a query unless it asks for too much at once, and completes what is plain in one walk. What a field throws is kept whole
 * for the error translator. Safe for use by many threads.
 */
public final class BoundedExecution extends AsyncExecutionStrategy {

  private final ApiConfig config;
  private final IntFunction<Optional<CodedError>> further;

  /** @param further what to answer where so many operations more are too much for the caller; empty where they are not */
  public BoundedExecution(ApiConfig config, IntFunction<Optional<CodedError>> further) {
    super(BoundedExecution::kept);
    this.config = config;
    this.further = further;
  }

  @Override
  public CompletableFuture<ExecutionResult> execute(ExecutionContext context, ExecutionStrategyParameters parameters) {
    return problem(context)
        .map(error -> CompletableFuture.completedFuture(error.asResult()))
        .orElseGet(() -> super.execute(context, parameters));
  }

  /** What to answer in place of an operation that asks for too much. */
  Optional<CodedError> problem(ExecutionContext context) {
    OperationDefinition operation = context.getOperationDefinition();
    Size size = new SelectionSize(context.getGraphQLSchema(), context.getFragmentsByName(), context.getCoercedVariables())
        .of(operation);
    return SelectionBounds.problem(size, config)
        .map(message -> CodedError.of(Code.BAD_USER_INPUT, message))
        .or(() -> further.apply((int) size.width() - 1));
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
