package org.hybridsearch.behaviour.erase;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.testing.SearchEngines;

/** A process that sees to erasure and does nothing else, to be killed. */
final class ErasingProcess {

  private ErasingProcess() {}

  /** @param arguments the engine's address, the alias of the erasures and the address of the stand-in for AWS */
  public static void main(String[] arguments) {
    TestErasure erasure = new TestErasure(SearchEngines.connect(URI.create(arguments[0])), arguments[1], URI.create(arguments[2]),
        StandInOptions.defaults().resources(), Clock.systemUTC(), "collect", "0s", "settle", "0s", "every", "50ms", "timeout", "5s");
    while (true) {
      erasure.eraser.run();
      LockSupport.parkNanos(20_000_000);
    }
  }
}
