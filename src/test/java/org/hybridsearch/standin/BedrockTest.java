package org.hybridsearch.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridsearch.standin.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** {@code InvokeModel} through the SDK. */
class BedrockTest {

  private static final String TITAN = "amazon.titan-embed-text-v2:0";
  private static final String COHERE = "cohere.embed-multilingual-v3";
  @RegisterExtension static final StandInExtension AWS =
      new StandInExtension(options -> options.denied(Set.of("amazon.titan-embed-text-v1")));
  private static BedrockRuntimeClient client;

  @BeforeAll
  static void open() {
    client = AwsClients.bedrock(AWS.uri());
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512, 1024})
  void titan_answers_a_unit_vector_of_the_dimension_and_the_same_each_time(int dimension) throws IOException {
    String body = "{\"inputText\":\"orange juice\",\"dimensions\":" + dimension + ",\"normalize\":true}";
    JsonNode answer = invoke(TITAN, body);

    assertThat(answer.path("embedding")).hasSize(dimension);
    assertThat(product(answer.path("embedding"), answer.path("embedding"))).isCloseTo(1, within(1e-4));
    assertThat(answer.path("inputTextTokenCount").asInt()).isPositive();
    assertThat(invoke(TITAN, body)).isEqualTo(answer);
    assertThat(invoke("arn:aws:bedrock:eu-west-1::foundation-model/" + TITAN, body)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512, 1024})
  void texts_that_share_words_are_similar_in_every_dimension(int dimension) throws IOException {
    JsonNode juice = vector("orange juice", dimension);

    assertThat(product(juice, vector("apple juice", dimension)))
        .isGreaterThan(product(juice, vector("garden chair", dimension)) + 0.2);
  }

  @Test
  void titan_has_1024_dimensions_unless_told_otherwise_and_longer_vectors_when_told() throws IOException {
    JsonNode vector = invoke(TITAN, "{\"inputText\":\"tea\",\"normalize\":false}").path("embedding");

    assertThat(vector).hasSize(1024);
    assertThat(product(vector, vector)).isGreaterThan(2);
  }

  @Test
  void cohere_answers_a_vector_a_text() throws IOException {
    JsonNode answer = invoke(COHERE, "{\"texts\":[\"tea\",\"Milk\"],\"input_type\":\"search_query\",\"truncate\":\"END\"}");

    assertThat(answer.path("embeddings")).hasSize(2).allSatisfy(vector -> assertThat(vector).hasSize(1024));
    assertThat(answer.path("response_type").asText()).isEqualTo("embeddings_floats");
    JsonNode typed = invoke("cohere.embed-english-v3",
        "{\"texts\":[\"tea\"],\"input_type\":\"search_document\",\"embedding_types\":[\"float\"]}");
    assertThat(typed.path("embeddings").path("float")).hasSize(1);
    assertThat(invoke(COHERE, cohere(96))).hasSizeGreaterThan(0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{}                                        | required key [inputText] not found",
    "{\"inputText\":\"a\",\"texts\":[]}        | extraneous key [texts] is not permitted",
    "{\"inputText\":\"\"}                      | expected minLength: 1, actual: 0",
    "{\"inputText\":7}                         | #/inputText: expected type: String",
    "{\"inputText\":\"a\",\"dimensions\":384}  | 384 is not a valid enum value",
    "{\"inputText\":\"a\",\"normalize\":\"x\"} | #/normalize: expected type: Boolean",
    "[]                                        | Malformed input request",
    "nonsense                                  | Malformed input request"
  })
  void titan_refuses_what_its_schema_does_not_have(String body, String message) {
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> invoke(TITAN, body)).withMessageContaining(message);
  }

  @Test
  void texts_that_are_too_long_or_too_many_are_refused() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> invoke(TITAN, "{\"inputText\":\"" + "word ".repeat(7000) + "\"}"))
        .withMessageContaining("Max input tokens: 8192");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> invoke(TITAN, "{\"inputText\":\"" + "x".repeat(50_001) + "\"}"))
        .withMessageContaining("maxLength: 50000");
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> invoke(COHERE, cohere(97)))
        .withMessageContaining("maximum item count: 96, found: 97");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> invoke(COHERE, "{\"input_type\":\"search_query\",\"texts\":[\"" + "x".repeat(2049) + "\"]}"))
        .withMessageContaining("maxLength: 2048");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{\"texts\":[\"a\"]}                                                   | required key [input_type] not found",
    "{\"texts\":[\"a\"],\"input_type\":\"query\"}                          | query is not a valid enum value",
    "{\"texts\":[],\"input_type\":\"search_query\"}                        | minimum item count: 1",
    "{\"texts\":[7],\"input_type\":\"search_query\"}                       | #/texts: expected type",
    "{\"texts\":[\"a\"],\"input_type\":\"search_query\",\"truncate\":\"x\"} | x is not a valid enum value"
  })
  void cohere_refuses_what_its_schema_does_not_have(String body, String message) {
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> invoke(COHERE, body)).withMessageContaining(message);
  }

  @Test
  void models_that_are_not_there_not_granted_or_not_of_this_account_are_told_apart() {
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> invoke("no.such-model", "{}"))
        .withMessageContaining("The provided model identifier is invalid.");
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> invoke("amazon.titan-embed-text-v1", "{}"))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(403));
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> invoke("arn:aws:bedrock:eu-west-1:000000000000:provisioned-model/abcdefghijkl", "{}"));
  }

  @Test
  void content_of_another_type_is_refused() {
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> client.invokeModel(request -> request.modelId(TITAN)
        .contentType("text/plain").body(SdkBytes.fromUtf8String("{}")))).withMessageContaining("Content Type");
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> client.invokeModel(request -> request.modelId(TITAN)
        .accept("text/plain").body(SdkBytes.fromUtf8String("{}")))).withMessageContaining("Accept Type");
  }

  @ParameterizedTest
  @CsvSource({
    "408, ModelTimeoutException", "429, ModelNotReadyException", "429, ThrottlingException", "424, ModelErrorException",
    "500, InternalServerException", "503, ServiceUnavailableException", "400, ServiceQuotaExceededException",
    "403, AccessDeniedException", "404, ResourceNotFoundException", "400, ValidationException"
  })
  void every_exception_of_the_model_can_be_asked_for(int status, String type) {
    AWS.aws().faults().add(Fault.error("InvokeModel", status, type));

    assertThatThrownBy(() -> invoke(TITAN, "{\"inputText\":\"tea\"}"))
        .isInstanceOfSatisfying(BedrockRuntimeException.class, refused -> {
          assertThat(refused.getClass().getSimpleName()).isEqualTo(type);
          assertThat(refused.statusCode()).isEqualTo(status);
        });
  }

  private static JsonNode invoke(String model, String body) throws IOException {
    return new ObjectMapper().readTree(client.invokeModel(request -> request.modelId(model).contentType("application/json")
        .accept("application/json").body(SdkBytes.fromUtf8String(body))).body().asByteArray());
  }

  private static JsonNode vector(String text, int dimension) throws IOException {
    return invoke(TITAN, "{\"inputText\":\"" + text + "\",\"dimensions\":" + dimension + "}").path("embedding");
  }

  private static String cohere(int texts) {
    return "{\"input_type\":\"search_document\",\"texts\":["
        + Collections.nCopies(texts, "\"tea\"").stream().collect(Collectors.joining(",")) + "]}";
  }

  private static double product(JsonNode one, JsonNode other) {
    double sum = 0;
    for (int i = 0; i < one.size(); i++) {
      sum += one.get(i).doubleValue() * other.get(i).doubleValue();
    }
    return sum;
  }
}
