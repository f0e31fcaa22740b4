package org.hybridsearch.api.edge.execution;

import graphql.ExecutionResult;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import java.util.concurrent.CompletableFuture;

/** Runs mutations one after the other unless they ask for too much at once. Safe for use by many threads. */
public final class BoundedMutations extends AsyncSerialExecutionStrategy {

  private final BoundedExecution bounds;

  /** @param bounds of queries, which are the same */
  public BoundedMutations(BoundedExecution bounds) {
    super(BoundedExecution::kept);
    this.bounds = bounds;
  }

  @Override
  public CompletableFuture<ExecutionResult> execute(ExecutionContext context, ExecutionStrategyParameters parameters) {
    return bounds.problem(context)
        .map(error -> CompletableFuture.completedFuture(error.asResult()))
        .orElseGet(() -> super.execute(context, parameters));
  }
}
