package org.hybridsearch.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisfitsTest {

  private static final Misfits MISFITS = new Misfits(UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse("""
      type Query { find(what: What!, most: Int = 3, names: [String!]): Int }
      type Mutation { keep(what: [What!]!, at: DateTime): Int }
      scalar DateTime
      enum Color { RED GREEN }
      input What { color: Color  id: ID!  size: Size  sizes: [Size!]  sure: Boolean = true }
      input Size { from: Float!  to: Float }""")));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{ find }                                                          | what",
      "{ find(what: null) }                                              | what",
      "{ find(what: 7) }                                                 | what",
      "{ find(what: {}) }                                                | what.id",
      "{ find(what: {id: {}}) }                                          | what.id",
      "{ find(what: {id: \"a\", wrong: 1}) }                             | what",
      "{ find(what: {id: \"a\", color: \"RED\"}) }                       | what.color",
      "{ find(what: {id: \"a\", color: BLUE}) }                          | what.color",
      "{ find(what: {id: \"a\", sure: 1}) }                              | what.sure",
      "{ find(what: {id: \"a\", size: {to: 1}}) }                        | what.size.from",
      "{ find(what: {id: \"a\", size: {from: \"x\"}}) }                  | what.size.from",
      "{ find(what: {id: \"a\", sizes: [{from: 1}, null]}) }             | what.sizes",
      "{ find(what: {id: \"a\", sizes: [{from: 1}, {from: 1, to: X}]}) } | what.sizes.to",
      "{ find(what: {id: \"a\"}, most: \"3\") }                          | most",
      "{ find(what: {id: \"a\"}, names: [a]) }                           | names",
      "mutation { keep(what: [{id: \"a\"}, {color: RED}]) }              | what.id",
      "mutation { keep(what: [], at: \"soon\") }                         | at",
      "mutation { keep(what: [], at: 7) }                                 | at"})
  void the_first_value_that_does_not_fit_is_named(String document, String place) {
    assertThat(MISFITS.first(document, JsonObject.EMPTY_JSON_OBJECT)).contains(place);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{}                                                            | what",
      "{\"w\": {\"id\": \"a\", \"color\": \"BLUE\"}}                 | what.color",
      "{\"w\": {\"id\": \"a\", \"size\": {\"from\": 1, \"to\": \"1\"}}} | what.size.to",
      "{\"w\": {\"id\": \"a\", \"sizes\": [{\"from\": null}]}}       | what.sizes.from",
      "{\"w\": {\"id\": \"a\"}, \"n\": 1.5}                          | most",
      "{\"w\": {\"id\": \"a\"}, \"n\": [1]}                          | most"})
  void so_it_is_in_a_variable(String variables, String place) {
    assertThat(MISFITS.first("query($w: What!, $n: Int = 4) { find(what: $w, most: $n) }", json(variables))).contains(place);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{ find(what: {id: 7, color: RED, size: {from: 1}, sizes: {from: 2.5, to: null}, sure: null}, most: 1, names: \"a\") } | {}",
      "query($w: What = {id: \"a\"}) { find(what: $w) }                                  | {}",
      "query($w: What) { find(what: $w) }          | {\"w\": {\"id\": \"a\", \"color\": \"RED\", \"sure\": true}}",
      "mutation { keep(what: [], at: \"2026-01-31T12:00:00.5+01:00\") }                  | {}",
      "{ other(what: 1) }                                                                | {}",
      "{ find(                                                                           | {}",
      "subscription { find }                                                             | {}"})
  void nothing_is_named_where_all_fits_or_cannot_be_read(String document, String variables) {
    assertThat(MISFITS.first(document, json(variables))).isEmpty();
  }

  @Test
  void nothing_that_was_sent_is_repeated() {
    assertThat(MISFITS.first("{ find(what: {id: \"a\", secret: secret}) }", JsonObject.EMPTY_JSON_OBJECT)).contains("what");
    assertThat(MISFITS.first("query($w: What) { find(what: $w) }", json("{\"w\": {\"id\": \"a\", \"secret\": \"secret\"}}")))
        .isEqualTo(Optional.of("what"));
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
