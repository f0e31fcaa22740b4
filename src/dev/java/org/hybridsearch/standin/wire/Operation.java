package org.hybridsearch.standin.wire;

import java.util.function.Supplier;

/**
 * An operation somebody asked for.
 *
 * @param name as in the service model, for example {@code PutEvents}
 * @param work does it, or throws an {@link AwsError}
 */
public record Operation(String name, Supplier<Reply> work) {}
