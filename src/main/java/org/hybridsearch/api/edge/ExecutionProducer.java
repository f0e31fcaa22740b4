package org.hybridsearch.api.edge;

import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Unremovable;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.schema.model.Schema;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.caller.FurtherOperations;
import org.hybridsearch.api.edge.execution.BoundedExecution;

/** Puts our execution in the place of the framework's. */
@Dependent
class ExecutionProducer {

  // looked up by the framework, injected nowhere: it would be removed as unused
  @Unremovable
  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  ExecutionService execution(GraphQLSchema schema, Schema model, ApiConfig config, FurtherOperations further, Vertx vertx) {
    return new CodedExecution(schema, model, config, new BoundedExecution(config, further::charge), vertx);
  }
}
