package org.hybridsearch.standin.personalize.filter;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a field is compared with. */
sealed interface Operand {

  /** The values it stands for. */
  default Set<String> values(Map<String, Set<String>> parameters) {
    return switch (this) {
      case Fixed fixed -> Set.of(fixed.value());
      case Parameter open -> parameters.getOrDefault(open.name(), Set.of());
      case Anything any -> Set.of();
    };
  }

  /** Its name, where it is a parameter. */
  default Optional<String> parameter() {
    return this instanceof Parameter open ? Optional.of(open.name()) : Optional.empty();
  }

  /** A value that stands in the expression. */
  record Fixed(String value) implements Operand {}

  /** A value that comes with each call. */
  record Parameter(String name) implements Operand {}

  /** An asterisk: whatever there is. */
  record Anything() implements Operand {}
}
