package org.hybridsearch.wiring.boot;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.hybridsearch.catalog.ModelMismatch;

/** Tells apart what whoever configures the service can mend, which takes one line, from what needs a stack trace. */
final class StartFailure {

  private StartFailure() {}

  /**
   * What to end the start with: the framework prints a {@link ConfigurationException} as one line, and everything else whole. What
   * makes parts wraps their failures, so the innermost one counts.
   */
  static RuntimeException told(RuntimeException failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    boolean mendable = innermost instanceof ModelMismatch || innermost instanceof IllegalStateException
        || innermost instanceof IllegalArgumentException;
    return mendable ? new ConfigurationException(innermost.getMessage()) : failure;
  }
}
