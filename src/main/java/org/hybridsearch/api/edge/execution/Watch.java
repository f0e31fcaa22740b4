package org.hybridsearch.api.edge.execution;

import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.DataLoaderDispatchStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ResultNodesInfo;
import graphql.execution.ValueUnboxer;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import io.smallrye.graphql.execution.QueryCache;

/**
 * Whether somebody follows an execution from field to field, or has a say there: to them no field may be passed over. Metrics and
 * traces of operations are not among them: the framework takes them around its own fetchers.
 */
final class Watch {

  private Watch() {}

  static boolean isKeptOn(ExecutionContext execution) {
    return execution.hasIncrementalSupport() // parts of an answer are sent ahead
        || execution.getDataLoaderDispatcherStrategy() != DataLoaderDispatchStrategy.NO_OP // counts the fields of each level
        || execution.getValueUnboxer() != ValueUnboxer.DEFAULT
        || execution.getGraphQLContext().hasKey(ResultNodesInfo.MAX_RESULT_NODES) // counts all fields
        || looksAtFields(execution.getInstrumentation());
  }

  private static boolean looksAtFields(Instrumentation instrumentation) {
    return switch (instrumentation) {
      case ChainedInstrumentation chain -> chain.getInstrumentations().stream().anyMatch(Watch::looksAtFields);
      case QueryCache _, MaxQueryComplexityInstrumentation _, MaxQueryDepthInstrumentation _ -> false;
      default -> instrumentation != SimplePerformantInstrumentation.INSTANCE;
    };
  }
}
