package org.hybridsearch.api.edge;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.model.SearchException.Code;

/** Runs a query unless it asks for too much at once. What a field throws is kept whole for the error translator. */
final class BoundedExecution extends AsyncExecutionStrategy {

  private final ApiConfig.Limits limits;

  BoundedExecution(ApiConfig.Limits limits) {
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

  private static CompletableFuture<DataFetcherExceptionHandlerResult> kept(DataFetcherExceptionHandlerParameters failed) {
    return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
        .error(new ExceptionWhileDataFetching(failed.getPath(), failed.getException(), failed.getSourceLocation()))
        .build());
  }
}
