package org.hybridsearch.opensearch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class SignedAuthorizationTest {

  private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final URI SEARCH = URI.create("https://domain.eu-central-1.es.amazonaws.com/items/_search?size=1");

  @Test
  void signs_for_region_service_and_time() {
    Map<String, String> headers = signed("es").headers("POST", SEARCH, bytes("{}"));
    assertThat(headers.get("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=ID/20260102/eu-central-1/es/aws4_request, SignedHeaders=host;");
    assertThat(headers).containsEntry("X-Amz-Date", "20260102T030405Z");
  }

  @Test
  void tells_the_hash_of_the_body_as_serverless_wants_it() {
    assertThat(signed("aoss").headers("POST", SEARCH, bytes("{}")))
        .containsEntry("x-amz-content-sha256", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void signs_the_body_the_path_and_the_method() {
    SignedAuthorization authorization = signed("es");
    String signature = authorization.headers("POST", SEARCH, bytes("{}")).get("Authorization");
    assertThat(authorization.headers("POST", SEARCH, bytes("{ }")).get("Authorization")).isNotEqualTo(signature);
    assertThat(authorization.headers("GET", SEARCH, bytes("{}")).get("Authorization")).isNotEqualTo(signature);
    assertThat(authorization.headers("POST", SEARCH.resolve("/other"), bytes("{}")).get("Authorization")).isNotEqualTo(signature);
    assertThat(authorization.headers("POST", SEARCH, bytes("{}")).get("Authorization")).isEqualTo(signature);
  }

  @Test
  void sends_the_token_of_temporary_credentials() {
    SignedAuthorization authorization = signed("es", AwsSessionCredentials.create("ID", "KEY", "TOKEN"));
    assertThat(authorization.headers("GET", SEARCH, bytes(""))).containsEntry("X-Amz-Security-Token", "TOKEN");
  }

  private static SignedAuthorization signed(String service) {
    return signed(service, AwsBasicCredentials.create("ID", "KEY"));
  }

  private static SignedAuthorization signed(String service, AwsCredentials credentials) {
    var provider = StaticCredentialsProvider.create(credentials);
    return new SignedAuthorization(new Signed("eu-central-1", service), provider, NOW);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
