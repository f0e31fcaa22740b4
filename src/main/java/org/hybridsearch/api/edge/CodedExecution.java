package org.hybridsearch.api.edge;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.schema.model.Schema;
import io.vertx.core.Vertx;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.edge.execution.BoundedExecution;
import org.hybridsearch.api.edge.execution.BoundedMutations;
import org.hybridsearch.api.edge.execution.LightFields;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.api.error.Misfits;
import org.hybridsearch.model.SearchException.Code;

/**
 * SmallRye's execution with a bounded document, strict numbers, light fields, a limit of time, and every error translated on the
 * way out: the one place all answers pass, whatever raised the error. Safe for use by many threads.
 */
final class CodedExecution extends ExecutionService {

  private final int longestDocument;
  private final Duration longest;
  private final Vertx timers;
  private final Misfits misfits;

  CodedExecution(GraphQLSchema schema, Schema model, ApiConfig config, BoundedExecution execution, Vertx timers) {
    GraphQLSchema strict = StrictScalars.in(schema);
    super(LightFields.in(strict), model, execution, new BoundedMutations(execution));
    // the framework's own setting of this name does not reach operations
    ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
        .transform(options -> options.maxTokens(config.limits().tokens())));
    this.longestDocument = config.limits().document();
    this.longest = config.limits().time();
    this.timers = timers;
    this.misfits = new Misfits(strict);
  }

  @Override
  public void execute(JsonObject request, Map<String, Object> context, ExecutionResponseWriter writer, boolean async) {
    String document = request.getString("query", "");
    JsonObject variables = request.get("variables") instanceof JsonObject given ? given : JsonObject.EMPTY_JSON_OBJECT;
    CodedWriter coded = new CodedWriter(writer, () -> misfits.first(document, variables));
    if (document.length() > longestDocument) {
      coded.write(CodedError.of(Code.BAD_USER_INPUT, "The document must have at most " + longestDocument
          + " characters: send values as variables."));
      return;
    }
    coded.endsWith(timers.setTimer(longest.toMillis(), late -> coded.write(CodedError.of(Code.UNAVAILABLE,
        "The operation took longer than it may: ask for less at once, or try again."))), timers::cancelTimer);
    super.execute(request, context, coded, async);
  }
}
