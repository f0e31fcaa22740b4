package org.hybridsearch.api.caller;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.hybridsearch.api.TestConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerRouteTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void production_does_not_start_where_everybody_is_trusted() {
    assertThatThrownBy(() -> start("true", LaunchMode.NORMAL)).isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("hybridsearch.access.trust-anonymous");
  }

  @Test
  void development_does_and_so_does_production_where_nobody_is() {
    assertThatCode(() -> start("true", LaunchMode.DEVELOPMENT)).doesNotThrowAnyException();
    assertThatCode(() -> start("false", LaunchMode.NORMAL)).doesNotThrowAnyException();
  }

  private void start(String trust, LaunchMode mode) {
    AccessConfig config = TestConfig.of(AccessConfig.class, Map.of("hybridsearch.access.trust-anonymous", trust));
    new CallerRoute(config, new Tab(config)).install(Router.router(vertx), mode);
  }
}
