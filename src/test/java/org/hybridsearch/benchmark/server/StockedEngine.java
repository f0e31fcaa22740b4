package org.hybridsearch.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.hybridsearch.demo.multiplied.Scale;
import org.hybridsearch.opensearch.embedded.EmbeddedEngine;
import org.hybridsearch.opensearch.embedded.EngineSettings;

/** An engine that has a catalogue of some size; what an earlier run loaded is there. */
public final class StockedEngine implements AutoCloseable {

  private static final int HEAP_MEGABYTES = 2_048;

  private final EmbeddedEngine engine;
  private final Shop shop;

  private StockedEngine(EmbeddedEngine engine, Shop shop) {
    this.engine = engine;
    this.shop = shop;
  }

  /** Starts it; the catalogue is loaded when this returns. */
  public static StockedEngine start(int items) throws IOException, InterruptedException {
    EmbeddedEngine engine = EmbeddedEngine.start(
        new EngineSettings("benchmark" + items, Path.of("target"), HEAP_MEGABYTES, true, true), System.out::println);
    StockedEngine stocked = new StockedEngine(engine, new Shop("shop", Scale.of(items), engine.address()));
    try {
      stocked.stock();
      return stocked;
    } catch (IOException | InterruptedException | RuntimeException e) {
      engine.stop();
      throw e;
    }
  }

  public URI address() {
    return engine.address();
  }

  public Shop shop() {
    return shop;
  }

  /** The service is up once in the end: it writes into the items how popular they are, so the index is what it is in use. */
  private void stock() throws IOException, InterruptedException {
    if (shop.loaded()) {
      shop.settle();
      return;
    }
    long begin = System.nanoTime();
    System.out.printf("Loading %s%n", shop.data().name());
    shop.load(Long.MAX_VALUE);
    new Servers(address(), shop, false).service("first", List.of()).close();
    shop.markLoaded();
    System.out.printf("Loaded in %.0f s%n", (System.nanoTime() - begin) / 1e9);
  }

  @Override
  public void close() {
    engine.stop();
  }
}
