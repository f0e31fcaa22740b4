package org.hybridsearch.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may differ between a printed answer and a real one, and what may not. */
class PrintedAnswerTest {

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "{'total':3} | {'total':3,'next':null}",
      "{'searchId':'01a208d3-5ccc-737e-92a9-2fd4407ca4bb'} | {'searchId':'01a208d3-0000-737e-92a9-2fd4407ca4bb'}",
      "{'endCursor':'AaII02JWcmeF5dq-XlV87w'} | {'endCursor':'BaII02JWcmeF5dq_XlV87w'}",
      "{'millis':3.1} | {'millis':0}",
      "{'score':1.2593} | {'score':1.26512}",
      "{'status':'OK'} | {'status':'CACHED'}"})
  void the_same(String printed, String real) throws JsonProcessingException {
    assertThat(PrintedAnswer.differences(printed.replace('\'', '"'), json(real.replace('\'', '"')))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "{'total':3} | {'total':4} | /total",
      "{'price':3.1} | {'price':3.1001} | /price",
      "{'total':3} | {} | /total",
      "{} | {'total':3} | /total",
      "{'nodes':[{'title':'a'},{'title':'b'}]} | {'nodes':[{'title':'a'}]} | /nodes",
      "{'nodes':[{'title':'a'}]} | {'nodes':[{'title':'b'}]} | /nodes/0/title",
      "{'searchId':'01a208d3-5ccc-737e-92a9-2fd4407ca4bb'} | {'searchId':null} | /searchId",
      "{'searchId':'01a208d3-5ccc-737e-92a9-2fd4407ca4bb'} | {'searchId':'AaII02JWcmeF5dq-XlV87w'} | /searchId",
      "{'millis':3.1} | {'millis':-1} | /millis",
      "{'score':1.25} | {'score':1.28} | /score",
      "{'status':'OK'} | {'status':'FAILED'} | /status"})
  void another(String printed, String real, String where) throws JsonProcessingException {
    assertThat(PrintedAnswer.differences(printed.replace('\'', '"'), json(real.replace('\'', '"'))))
        .singleElement().asString().startsWith(where + ":");
  }
}
