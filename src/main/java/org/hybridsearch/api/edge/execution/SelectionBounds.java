package org.hybridsearch.api.edge.execution;

import java.util.Optional;
import org.hybridsearch.api.ApiConfig;

/** What an operation may ask at most. */
final class SelectionBounds {

  private SelectionBounds() {}

  /** What is too large about an operation; empty when nothing is. */
  static Optional<String> problem(Size size, ApiConfig config) {
    ApiConfig.Limits limits = config.limits();
    if (size.introspects() && !config.openSchema()) {
      return Optional.of("Introspection is switched off here: the schema comes with the service's documentation.");
    }
    if (size.width() > limits.rootFields()) {
      return Optional.of("An operation takes at most " + limits.rootFields() + " fields at its root.");
    }
    if (size.fields() > limits.fields()) {
      return Optional.of("An operation takes at most " + limits.fields() + " fields, every use of a fragment counted.");
    }
    if (size.depth() > limits.depth()) {
      return Optional.of("An operation's fields nest at most " + limits.depth() + " deep.");
    }
    if (size.aliases() > limits.aliases()) {
      return Optional.of("An operation takes at most " + limits.aliases() + " aliases, every use of a fragment counted.");
    }
    if (size.complexity() > limits.complexity()) {
      return Optional.of("An answer comes to at most " + limits.complexity() + " fields, and this one could come to "
          + size.complexity() + ": lower first, or select fewer fields below it.");
    }
    return Optional.empty();
  }
}
