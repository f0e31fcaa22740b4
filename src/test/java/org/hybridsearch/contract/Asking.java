package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;

/** Asks the service, and keeps what of the contract was asked with and read. For one thread. */
final class Asking {

  private final Covered covered = new Covered();

  Covered covered() {
    return covered;
  }

  /** An answer without errors. */
  Told ask(String document, Map<String, ?> variables) {
    GraphQLClient.Answer answer = answer(document, variables);
    assertThat(answer.codes()).as(answer.body()).isEmpty();
    return new Told(Covered.root(document), answer);
  }

  Told ask(String document) {
    return ask(document, Map.of());
  }

  /** A search for what the input says; {@code selection} is what to tell of it. */
  Told search(Map<String, ?> input, String selection) {
    return search(input, "", selection);
  }

  /** @param arguments further ones, each after a comma */
  Told search(Map<String, ?> input, String arguments, String selection) {
    return ask("query($input: SearchInput!) { search(input: $input" + arguments + ") { " + selection + " } }", Map.of("input", input));
  }

  /** An answer with this one error, and what data there is. */
  Told refused(String code, String document) {
    GraphQLClient.Answer answer = answer(document, Map.of());
    assertThat(answer.codes()).as(answer.body()).containsExactly(code);
    return new Told(Covered.root(document), answer);
  }

  private GraphQLClient.Answer answer(String document, Map<String, ?> variables) {
    covered.sent(document, variables);
    return GraphQLClient.query(document, variables);
  }

  /** An answer that knows what was read of it. */
  final class Told {

    private final GraphQLObjectType root;
    private final GraphQLClient.Answer answer;

    Told(GraphQLObjectType root, GraphQLClient.Answer answer) {
      this.root = root;
      this.answer = answer;
    }

    /** A value to be asserted: by its path from data. */
    JsonNode read(String pointer) {
      JsonNode value = answer.data(pointer);
      assertThat(value.isMissingNode()).as(pointer + " of " + answer.body()).isFalse();
      covered.read(root, pointer, value);
      return value;
    }

    /** A text to be asserted. */
    String text(String pointer) {
      return read(pointer).asText();
    }

    /** The elements of a list to be asserted. */
    List<JsonNode> list(String pointer) {
      return StreamSupport.stream(read(pointer).spliterator(), false).toList();
    }

    /** One field of each element of a list, as text. */
    List<String> texts(String pointer, String field) {
      return list(pointer).stream().map(each -> each.at(field).asText()).toList();
    }
  }
}
