package org.hybridsearch.wiring.standin;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hybridsearch.catalog.StarterData;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.LocalEmbedderFactory;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.standin.bedrock.HashedWords;
import org.jboss.logging.Logger;

/**
 * Starts the stand-in for AWS beside the service where {@code hybridsearch.standin.enabled} says so. The service's credentials
 * are then the stand-in's own, whatever others there are: real ones must not reach it, nor a forgotten endpoint be paid for.
 */
@ApplicationScoped
class DevelopmentStandIn {

  /** Where it listens unless told otherwise. */
  static final int PORT = 4599;
  private static final Logger LOG = Logger.getLogger(DevelopmentStandIn.class);
  // Before the service, which looks for credentials and vectors when it starts.
  private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 100;
  // Not secret: they open nothing but the stand-in.
  private static final String KEY_ID = "STANDIN";
  private static final String SECRET = "stand-in";
  private static final String KEY_ID_PROPERTY = "aws.accessKeyId";
  private static final String SECRET_PROPERTY = "aws.secretAccessKey";

  private final boolean enabled;
  private final boolean demo;
  private final int port;
  private final Instance<StarterData> data;
  private final Instance<LocalEmbedderFactory> local;
  private Optional<StandIn> running = Optional.empty();

  DevelopmentStandIn(@ConfigProperty(name = "hybridsearch.standin.enabled", defaultValue = "false") boolean enabled,
      @ConfigProperty(name = "hybridsearch.demo", defaultValue = "false") boolean demo,
      @ConfigProperty(name = "hybridsearch.standin.port", defaultValue = "" + PORT) int port,
      Instance<StarterData> data, Instance<LocalEmbedderFactory> local) {
    this.enabled = enabled;
    this.demo = demo;
    this.port = port;
    this.data = data;
    this.local = local;
  }

  void start(@Observes @Priority(FIRST) StartupEvent event) {
    if (!enabled) {
      return;
    }
    System.setProperty(KEY_ID_PROPERTY, KEY_ID);
    System.setProperty(SECRET_PROPERTY, SECRET);
    StandIn aws = LocalStandIn.start(StandInOptions.defaults().port(port).secret(KEY_ID, SECRET), embedder());
    running = Optional.of(aws);
    LOG.infof("A stand-in for Amazon Personalize and Bedrock listens on %s", aws.uri());
    if (demo && data.isResolvable()) {
      StarterData demonstration = data.get();
      Thread.ofVirtual().name("lesson").start(() -> Lesson.teach(aws.shop(), demonstration));
    }
  }

  private Embedder embedder() {
    return local.isResolvable() ? local.get().create(EmbedConfig.LocalModel.ALL_MINILM_L6_V2, 1) : new HashedWords();
  }

  void stop(@Observes ShutdownEvent event) {
    running.ifPresent(aws -> {
      aws.close();
      System.clearProperty(KEY_ID_PROPERTY);
      System.clearProperty(SECRET_PROPERTY);
    });
  }
}
