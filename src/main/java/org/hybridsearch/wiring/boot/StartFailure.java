package org.hybridsearch.wiring.boot;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Objects;
import java.util.stream.Stream;
import org.hybridsearch.catalog.ModelMismatch;

/** Tells apart what whoever configures the service can mend, which takes one line, from what needs a stack trace. */
final class StartFailure {

  private StartFailure() {}

  /**
   * What to end the start with: the framework prints a {@link ConfigurationException} as one line, and everything else whole.
   * What makes the service's parts wraps their failures, so the causes are looked through, outermost first.
   */
  static RuntimeException told(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(StartFailure::mendable)
        .findFirst()
        .<RuntimeException>map(cause -> new ConfigurationException(cause.getMessage()))
        .orElse(failure);
  }

  private static boolean mendable(Throwable failure) {
    return failure instanceof ModelMismatch || failure instanceof IllegalStateException
        || failure instanceof IllegalArgumentException;
  }
}
