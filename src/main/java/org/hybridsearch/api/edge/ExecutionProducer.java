package org.hybridsearch.api.edge;

import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Unremovable;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.schema.model.Schema;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.caller.FurtherOperations;
import org.hybridsearch.api.edge.execution.BoundedExecution;

/** Puts our execution in the place of the framework's. */
@Dependent
class ExecutionProducer {

  private static final String DOCUMENTS = "io.smallrye.graphql.execution.queryCacheMaxSize";
  /** A parsed document within the limits takes up to 250 KB, and anybody may send as many as they like. */
  private static final String MOST_DOCUMENTS = "128";

  /**
   * Has the framework remember fewer parsed documents than its 2,048. It asks for this once, with its own execution, which it makes
   * before it looks for ours, and has no other setting.
   */
  static void remember(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (System.getProperty(DOCUMENTS) == null) {
      System.setProperty(DOCUMENTS, MOST_DOCUMENTS);
    }
  }

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
