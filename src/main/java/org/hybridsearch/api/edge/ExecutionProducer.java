package org.hybridsearch.api.edge;

import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Unremovable;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hybridsearch.api.ApiConfig;

/** Puts our execution in the place of the framework's. */
@Dependent
class ExecutionProducer {

  // looked up by the framework, injected nowhere: it would be removed as unused
  @Unremovable
  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  ExecutionService execution(GraphQLSchema schema, Schema model, ApiConfig config) {
    return new CodedExecution(schema, model, config.limits());
  }
}
