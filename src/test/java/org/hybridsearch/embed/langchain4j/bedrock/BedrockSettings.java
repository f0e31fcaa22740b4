package org.hybridsearch.embed.langchain4j.bedrock;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.remote.Time;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Embedders as configuration would make them, without patience or a pace unless told. */
final class BedrockSettings {

  private BedrockSettings() {}

  /** Names with a dot stand under {@code hybridsearch.embed}, others under {@code hybridsearch.embed.bedrock}. */
  static BedrockEmbedder open(BedrockForTests server, MeterRegistry meters, Map<String, String> settings) {
    Map<String, String> given = new HashMap<>(Map.of("region", "eu-west-1", "attempts", "1",
        "endpoint", server.address().toString(), "pace.requests-per-second", "0", "pace.patience", "0s"));
    given.putAll(settings);
    Map<String, String> named = new HashMap<>();
    given.forEach((name, value) -> named.put("hybridsearch.embed." + (name.contains(".") ? "" : "bedrock.") + name, value));
    EmbedConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(EmbedConfig.class)
        .withSources(new PropertiesConfigSource(named, "test", 100)).build().getConfigMapping(EmbedConfig.class);
    return BedrockEmbedder.open(config.bedrock(), new BedrockEmbedder.Bounds(config.guard(), config.pace(), meters),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")), Time.system());
  }
}
