package org.hybridsearch.opensearch.embedded;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An OpenSearch with k-NN on the loopback interface, for as long as this JVM lives at most: it ends with its parent, also when
 * that is killed. Safe for use by many threads.
 *
 * <p>What runs is remembered in a system property, because class loaders come and go within one JVM (live reload, tests) and
 * all of them mean the same engine.
 */
public final class EmbeddedEngine {

  private static final String PROPERTY = "hybridsearch.embedded-engine.";
  /** One lock for all class loaders. */
  private static final Object JVM = Runtime.getRuntime();

  private final EngineSettings settings;
  private final Consumer<String> progress;

  private EmbeddedEngine(EngineSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * The engine of this name, started by the first call within this JVM: about ten seconds. Later calls return at once.
   *
   * @param progress gets a line at each step of a start
   * @throws IllegalStateException when it does not start, with the reason
   */
  public static EmbeddedEngine start(EngineSettings settings, Consumer<String> progress) {
    EmbeddedEngine engine = new EmbeddedEngine(settings, progress);
    synchronized (JVM) {
      if (System.getProperty(engine.key()) == null) {
        engine.remember(EngineRun.start(settings, progress));
      }
    }
    return engine;
  }

  /** Where it answers; the same before and after a restart. */
  public URI address() {
    return run().address();
  }

  /** Ends it and waits for its end. Its data stays, its address will be the same. Does nothing where it is stopped. */
  public void stop() {
    change(run -> {
      run.stop();
      return run;
    });
  }

  /** Stops it where it runs, and starts it again on its old port with its old data. Returns when it answers. */
  public void restart() {
    change(run -> {
      run.stop();
      return run.startAgain(settings, progress);
    });
  }

  private void change(UnaryOperator<EngineRun> step) {
    synchronized (JVM) {
      remember(step.apply(run()));
    }
  }

  private EngineRun run() {
    return EngineRun.decode(System.getProperty(key()));
  }

  private void remember(EngineRun run) {
    System.setProperty(key(), run.encode());
  }

  private String key() {
    return PROPERTY + settings.name();
  }
}
