package org.hybridsearch.testing;

import java.net.URI;
import org.hybridsearch.opensearch.embedded.EmbeddedEngine;
import org.hybridsearch.opensearch.embedded.EngineSettings;

/**
 * The real engine all tests of one JVM share. The first to ask starts it, which takes about ten seconds; it ends with the JVM.
 * Tests keep apart by index names of their own.
 */
public final class EngineForTests {

  private EngineForTests() {}

  /** Where the engine answers. */
  public static URI address() {
    return engine().address();
  }

  /** For tests of an outage; whoever stops the engine starts it again, also when the test fails. */
  public static EmbeddedEngine engine() {
    return EmbeddedEngine.start(EngineSettings.test(), System.out::println);
  }
}
