package org.hybridsearch.embed.langchain4j.bedrock;

import java.util.Set;
import java.util.stream.Collectors;
import org.hybridsearch.embed.EmbedConfig;

/** Refuses settings that the service would refuse later, and less clearly. */
final class Settings {

  private Settings() {}

  static void check(EmbedConfig.Bedrock config, EmbedConfig.Guard guard) {
    Set<Integer> dimensions = Family.of(config.modelId()).dimensions();
    require(dimensions.contains(config.dimensions()), "dimensions must be "
        + dimensions.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "))
        + " for " + config.modelId() + ", but is " + config.dimensions());
    require(config.timeout().isPositive(), "timeout must be above 0");
    require(config.attempts() >= 1, "attempts must be 1 or more, but is " + config.attempts());
    require(config.parallelism() >= 1, "parallelism must be 1 or more, but is " + config.parallelism());
    if (!guard.timeout().isPositive()) {
      throw new IllegalArgumentException("hybridsearch.embed.guard.timeout must be above 0");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("hybridsearch.embed.bedrock." + otherwise);
    }
  }
}
