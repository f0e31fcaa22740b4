package org.hybridsearch.standin.wire;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * An operation somebody asked for.
 *
 * @param name as in the service model, for example {@code PutEvents}
 * @param work does it, or throws an {@link AwsError}
 * @param acknowledgement what it answers where that is known without the work, as it says no more than that it was done
 */
public record Operation(String name, Supplier<Reply> work, Optional<Reply> acknowledgement) {

  /** One whose answer takes the work. */
  public Operation(String name, Supplier<Reply> work) {
    this(name, work, Optional.empty());
  }
}
