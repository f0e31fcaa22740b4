package org.hybridsearch.api.edge.execution;

import graphql.ExecutionResult;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.model.SearchException.Code;

/** Runs mutations one after the other unless they ask for too much at once. Safe for use by many threads. */
public final class BoundedMutations extends AsyncSerialExecutionStrategy {

  private final ApiConfig.Limits limits;

  public BoundedMutations(ApiConfig.Limits limits) {
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
}
