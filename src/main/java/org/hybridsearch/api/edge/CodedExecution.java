package org.hybridsearch.api.edge;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.json.JsonObject;
import java.util.Map;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.edge.execution.BoundedExecution;
import org.hybridsearch.api.edge.execution.BoundedMutations;
import org.hybridsearch.api.edge.execution.LightFields;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.api.error.ErrorTranslator;
import org.hybridsearch.api.error.Failures;
import org.hybridsearch.model.SearchException.Code;

/**
 * SmallRye's execution with a bounded document, strict numbers, light fields, and every error translated on the way out: the
 * one place all answers pass, whatever raised the error. Safe for use by many threads.
 */
final class CodedExecution extends ExecutionService {

  private final int longestDocument;

  CodedExecution(GraphQLSchema schema, Schema model, ApiConfig.Limits limits) {
    super(LightFields.in(StrictScalars.in(schema)), model, new BoundedExecution(limits), new BoundedMutations(limits));
    // the framework's own setting of this name does not reach operations
    ParserOptions.setDefaultOperationParserOptions(
        ParserOptions.getDefaultOperationParserOptions().transform(options -> options.maxTokens(limits.tokens())));
    this.longestDocument = limits.document();
  }

  @Override
  public void execute(JsonObject request, Map<String, Object> context, ExecutionResponseWriter writer, boolean async) {
    CodedWriter coded = new CodedWriter(writer);
    if (request.getString("query", "").length() > longestDocument) {
      coded.write(CodedError.of(Code.BAD_USER_INPUT, "The document must have at most " + longestDocument
          + " characters: send values as variables."));
    } else {
      super.execute(request, context, coded, async);
    }
  }

  private record CodedWriter(ExecutionResponseWriter target) implements ExecutionResponseWriter {

    /** An answer that cannot be written (a number JSON does not know) must still be answered, or the caller waits for ever. */
    @Override
    public void write(ExecutionResponse response) {
      try {
        target.write(new StreamedResponse(ErrorTranslator.translate(response.getExecutionResult())));
      } catch (RuntimeException unwritable) {
        fail(unwritable);
      }
    }

    @Override
    public void fail(Throwable thrown) {
      write(Failures.coded(thrown));
    }

    void write(CodedError error) {
      target.write(new ExecutionResponse(error.asResult()));
    }
  }
}
