package org.hybridsearch.wiring.standin;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.hybridsearch.demo.FoodMartData;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.langchain4j.local.OnnxEmbedderFactory;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRankerConfig;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;

/** A stand-in for AWS whose campaigns are the local model with its defaults, knowing nothing yet. */
public final class LocalStandIn {

  private static final int AS_THE_FRAMEWORK = 200;

  private LocalStandIn() {}

  /** Starts one with some embedder. */
  public static StandIn start(StandInOptions options, Embedder embedder) {
    LocalRankerConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters()
        .withConverter(Duration.class, AS_THE_FRAMEWORK, new DurationConverter())
        .withMapping(LocalRankerConfig.class).build().getConfigMapping(LocalRankerConfig.class);
    LocalModel model = new LocalModel(config, options.clock());
    return StandIn.start(options, new LocalBehaviour(model, config), embedder);
  }

  /**
   * Runs one alone until the process is ended, with the demo's catalogue and purchases.
   *
   * @param arguments the port, by default {@value DevelopmentStandIn#PORT}; any credentials are taken
   */
  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length == 0 ? DevelopmentStandIn.PORT : Integer.parseInt(arguments[0]);
    Embedder embedder = new OnnxEmbedderFactory().create(EmbedConfig.LocalModel.ALL_MINILM_L6_V2, 1);
    try (StandIn aws = start(StandInOptions.defaults().port(port), embedder)) {
      Lesson.teach(aws.shop(), FoodMartData.asRecorded());
      System.out.println("A stand-in for AWS listens on " + aws.uri() + ", with " + aws.resources().arn("campaign/ranking")
          + " for " + aws.shop().users() + " users");
      Thread.currentThread().join();
    }
  }
}
