package org.hybridsearch.api.view;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Absence as GraphQL writes it: null. A number JSON cannot write counts as absent. */
final class Absent {

  private Absent() {}

  static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }

  static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? orNull(value.getAsDouble()) : null;
  }

  static @Nullable Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static @Nullable Integer orNull(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }
}
