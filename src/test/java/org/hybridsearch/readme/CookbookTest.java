package org.hybridsearch.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cookbook is whole, and speaks the schema. {@link CookbookIT} asks what it asks. */
class CookbookTest {

  private static final int RECIPES = 10;
  private static final Map<String, String> VARIABLES = Map.of("CURSOR", "c", "SEARCH", "s");

  @Test
  void there_are_ten_recipes_each_with_a_request() {
    List<String> numbers = Readme.read().examples().stream().map(example -> example.heading().split("\\.")[0])
        .filter(start -> start.matches("\\d+")).distinct().toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, RECIPES).mapToObj(String::valueOf).toList());
  }

  @Test
  void every_request_has_an_answer() {
    assertThat(Readme.read().examples()).allSatisfy(example ->
        assertThat(example.answer()).as(example.heading()).startsWith("{\"").containsAnyOf("\"data\":", "\"errors\":"));
  }

  @Test
  void what_is_asked_for_an_answer_is_shown_last() {
    assertThat(Readme.read().examples()).allSatisfy(example -> {
      assertThat(example.asked().keeps()).as(example.heading()).isFalse();
      assertThat(example.commands().subList(0, example.commands().size() - 1)).allMatch(Command::keeps);
    });
  }

  @Test
  void typescript_has_documents() {
    assertThat(Readme.read().tagged()).hasSizeGreaterThanOrEqualTo(3);
  }

  static List<String> documents() {
    Readme readme = Readme.read();
    List<String> asked = readme.examples().stream().flatMap(example -> example.commands().stream())
        .map(command -> document(command.body(VARIABLES, Instant.EPOCH))).toList();
    return Stream.concat(asked.stream(), readme.tagged().stream()).toList();
  }

  private static String document(String body) {
    try {
      return new ObjectMapper().readTree(body).path("query").asText();
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("Not JSON: " + body, notJson);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_document_is_valid(String document) throws IOException {
    assertThat(ParseAndValidate.parseAndValidate(schema(), ExecutionInput.newExecutionInput(document).build()).getErrors()).isEmpty();
  }

  private static GraphQLSchema schema() throws IOException {
    String golden = Files.readString(Path.of("src/test/resources/golden/schema.graphql"));
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(golden + "\nscalar DateTime\n"));
  }
}
