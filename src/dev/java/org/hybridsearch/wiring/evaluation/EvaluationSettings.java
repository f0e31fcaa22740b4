package org.hybridsearch.wiring.evaluation;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.facet.FacetConfig;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.page.PageConfig;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.local.LocalRankerConfig;
import org.hybridsearch.profile.ProfileConfig;
import org.hybridsearch.retrieve.RetrieveConfig;

/**
 * The service's settings: its defaults, and what system properties and the environment say instead, so that
 * {@code -Dhybridsearch.profiles.weights.semantic=0.6} measures another profile.
 */
final class EvaluationSettings {

  /** Measured is how good the line is with time enough. */
  private static final Duration GENEROUS = Duration.ofSeconds(20);
  private static final int AS_THE_FRAMEWORK = 200;

  /** Profiles for candidate recall: what the legs brought before there was a prior, and before there were favorites. */
  static final String WORDS_ALONE = "evaluation-words-alone";
  static final String WITH_PRIOR = "evaluation-with-prior";

  private final SmallRyeConfig config;

  private EvaluationSettings(SmallRyeConfig config) {
    this.config = config;
  }

  /** @throws RuntimeException when a setting cannot be what it is, or has a name that none has */
  static EvaluationSettings load() {
    return new EvaluationSettings(new SmallRyeConfigBuilder()
        .addDefaultInterceptors().addDefaultSources()
        .withSources(shipped())
        .withDefaultValue("hybridsearch.profiles." + WORDS_ALONE + ".legs.prior-bound", "0")
        .withDefaultValue("hybridsearch.profiles." + WORDS_ALONE + ".legs.favorites", "0")
        .withDefaultValue("hybridsearch.profiles." + WITH_PRIOR + ".legs.favorites", "0")
        .withConverter(Duration.class, AS_THE_FRAMEWORK, new DurationConverter())
        .withMapping(CatalogConfig.class).withMapping(EmbedConfig.class).withMapping(OpenSearchConfig.class)
        .withMapping(PageConfig.class).withMapping(PersonalizeConfig.class).withMapping(ProfileConfig.class)
        .withMapping(RetrieveConfig.class)
        .withMapping(FacetConfig.class).withMapping(LocalRankerConfig.class).withMapping(BehaviourConfig.class)
        .build());
  }

  <T> T of(Class<T> mapping) {
    return config.getConfigMapping(mapping);
  }

  Duration deadline() {
    return config.getOptionalValue("hybridsearch.plan.deadline", Duration.class).orElse(GENEROUS);
  }

  private static PropertiesConfigSource shipped() {
    URL url = Objects.requireNonNull(EvaluationSettings.class.getResource("/application.properties"));
    try {
      return new PropertiesConfigSource(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
