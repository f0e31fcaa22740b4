package org.hybridsearch.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hybridsearch.opensearch.EngineAddress.Basic;
import org.hybridsearch.opensearch.EngineAddress.Open;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {

  @Test
  void every_default_is_what_it_was() {
    OpenSearchConfig config = config(Map.of());
    assertThat(config.kind()).isEqualTo(EngineKind.HTTP);
    assertThat(config.url()).isEmpty();
    assertThat(config.username()).isEmpty();
    assertThat(config.password()).isEmpty();
    assertThat(config.indexPrefix()).isEqualTo("hybridsearch");
    assertThat(config.connections().maximum()).isEqualTo(64);
    assertThat(config.connections().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.connections().caCertificate()).isEmpty();
    assertThat(config.aws().region()).isEmpty();
    assertThat(config.aws().service()).isEqualTo(OpenSearchConfig.Aws.Service.ES);
  }

  @Test
  void takes_an_address_with_a_path() {
    assertThat(address(Map.of("url", "https://example.com/search")))
        .isEqualTo(new EngineAddress(URI.create("https://example.com/search"), new Open()));
  }

  @Test
  void takes_a_user_and_never_prints_the_password() {
    EngineAddress address = address(Map.of("url", "https://example.com:9200", "username", "shop", "password", "hidden"));
    assertThat(address.login()).isEqualTo(new Basic("shop", "hidden"));
    assertThat(address.toString()).contains("shop").doesNotContain("hidden");
  }

  @Test
  void takes_a_region_and_a_service() {
    Map<String, String> serverless = Map.of(
        "kind", "aws", "url", "https://x.aoss.amazonaws.com", "aws.region", "eu-central-1", "aws.service", "aoss");
    assertThat(address(serverless).login()).isEqualTo(new Signed("eu-central-1", "aoss"));
  }

  @Test
  void says_that_the_address_is_missing() {
    assertThatIllegalStateException().isThrownBy(() -> address(Map.of()))
        .withMessage("hybridsearch.opensearch.url is not set: it is the address of an OpenSearch with k-NN, "
            + "for example https://search.example.com:9200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"search.example.com:9200", "ftp://secret", "https://", "https://secret?x=1", "https://a b secret", "/"})
  void refuses_what_is_no_address_without_printing_it(String url) {
    assertThatIllegalStateException().isThrownBy(() -> address(Map.of("url", url)))
        .withMessageContaining("hybridsearch.opensearch.url").withMessageNotContaining("secret").withNoCause();
  }

  @Test
  void refuses_a_user_in_the_address() {
    assertThatIllegalStateException().isThrownBy(() -> address(Map.of("url", "https://me:secret@example.com")))
        .withMessageContaining("hybridsearch.opensearch.username").withMessageNotContaining("secret");
  }

  @Test
  void refuses_half_a_login() {
    assertThatIllegalStateException().isThrownBy(() -> address(Map.of("url", "https://example.com", "username", "me")))
        .withMessageContaining("go together");
  }

  @Test
  void refuses_aws_without_a_region() {
    assertThatIllegalStateException().isThrownBy(() -> address(Map.of("url", "https://example.com", "kind", "aws")))
        .withMessageContaining("hybridsearch.opensearch.aws.region is not set");
  }

  @Test
  void refuses_an_embedded_engine_in_production() {
    assertThatIllegalStateException()
        .isThrownBy(() -> address(Map.of("url", "https://example.com", "kind", "embedded")))
        .withMessageContaining("only development and tests have");
  }

  private static EngineAddress address(Map<String, String> settings) {
    return EngineAddress.of(config(settings));
  }

  private static OpenSearchConfig config(Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((name, value) -> named.put("hybridsearch.opensearch." + name, value));
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(OpenSearchConfig.class)
        .withDefaultValues(named)
        .build()
        .getConfigMapping(OpenSearchConfig.class);
  }
}
