package org.hybridsearch.benchmark.load;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.config.ScenarioBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Hyperfoil, set up for one kind of POST to one address. It fires on an event loop of its own, never waits for an answer before it
 * fires the next request of a rate, and tells when requests had to wait inside it.
 */
public final class LoadTool {

  /** More than can be under way at a time, so that nothing waits for a connection. */
  private static final int CONNECTIONS = 256;
  private static final int SESSIONS = 4 * CONNECTIONS;

  private LoadTool() {}

  /**
   * Fires for a while.
   *
   * @param bodies of the requests, one after the other
   */
  public static Measured fire(URI target, Supplier<byte[]> bodies, Load load, Duration time) {
    BenchmarkBuilder builder = BenchmarkBuilder.builder().name("searches").threads(1);
    builder.addPlugin(HttpPluginBuilder::new).http(target.getScheme() + "://" + target.getAuthority())
        .sharedConnections(connections(load)).endHttp();
    ask(phase(builder, load, time).scenario(), target, bodies);
    Benchmark benchmark = builder.build();
    StatisticsSnapshot all = new StatisticsSnapshot();
    new LocalSimulationRunner(benchmark, (phase, step, metric, snapshot, countDown) -> {
      synchronized (all) {
        all.add(snapshot);
      }
    }, null, null).run();
    return measured(all, time);
  }

  private static Measured measured(StatisticsSnapshot all, Duration time) {
    synchronized (all) {
      return new Measured(all.histogram.copy(), all.errors() + all.invalid, Duration.ofNanos(all.blockedTime), time);
    }
  }

  private static int connections(Load load) {
    return switch (load) {
      case Load.AtATime atATime -> atATime.users();
      case Load.Rate rate -> CONNECTIONS;
    };
  }

  private static PhaseBuilder<?> phase(BenchmarkBuilder builder, Load load, Duration time) {
    return switch (load) {
      case Load.AtATime atATime -> builder.addPhase("searches").always(atATime.users()).duration(time.toMillis());
      case Load.Rate rate -> builder.addPhase("searches").constantRate(rate.perSecond()).variance(false).maxSessions(SESSIONS)
          .duration(time.toMillis());
    };
  }

  private static void ask(ScenarioBuilder scenario, URI target, Supplier<byte[]> bodies) {
    scenario.initialSequence("search").step(HttpStepCatalog.SC).httpRequest(HttpMethod.POST).path(target.getPath())
        .headers().header("Content-Type", "application/json").endHeaders()
        .body((session, connection) -> Unpooled.wrappedBuffer(bodies.get()))
        .sync(true).endStep().endSequence();
  }
}
