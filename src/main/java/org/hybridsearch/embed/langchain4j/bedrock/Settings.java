package org.hybridsearch.embed.langchain4j.bedrock;

import java.util.Set;
import org.hybridsearch.embed.EmbedConfig;

/** Refuses settings that the service would refuse later, and less clearly. */
final class Settings {

  private static final Set<Integer> DIMENSIONS = Set.of(256, 512, 1024);

  private Settings() {}

  static void check(EmbedConfig.Bedrock config) {
    require(DIMENSIONS.contains(config.dimensions()), "dimensions must be 256, 512 or 1024, but is " + config.dimensions());
    require(config.timeout().isPositive(), "timeout must be above 0");
    require(config.attempts() >= 1, "attempts must be 1 or more, but is " + config.attempts());
    require(config.parallelism() >= 1, "parallelism must be 1 or more, but is " + config.parallelism());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("hybridsearch.embed.bedrock." + otherwise);
    }
  }
}
