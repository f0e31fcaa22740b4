package org.hybridsearch.api.edge.execution;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.api.ApiConfig;
import org.jspecify.annotations.Nullable;

/**
 * Measures one operation of a valid document (so fragments exist and form no cycle). Every use of a fragment counts, but each
 * fragment is measured once, so a pile of fragments that use each other twice costs no more than its text.
 */
final class SelectionBounds {

  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, Size> measured = new HashMap<>();

  /** @param fragments of the document, by name */
  SelectionBounds(Map<String, FragmentDefinition> fragments) {
    this.fragments = fragments;
  }

  /** What is too large about an operation; empty when nothing is. */
  Optional<String> problem(SelectionSet operation, ApiConfig.Limits limits) {
    Size size = measure(operation);
    if (size.width() > limits.rootFields()) {
      return Optional.of("An operation takes at most " + limits.rootFields() + " fields at its root.");
    }
    if (size.fields() > limits.fields()) {
      return Optional.of("An operation takes at most " + limits.fields() + " fields, every use of a fragment counted.");
    }
    if (size.depth() > limits.depth()) {
      return Optional.of("An operation's fields nest at most " + limits.depth() + " deep.");
    }
    return Optional.empty();
  }

  private Size measure(@Nullable SelectionSet selections) {
    Size sum = Size.NOTHING;
    if (selections != null) {
      for (Selection<?> selection : selections.getSelections()) {
        sum = sum.beside(measure(selection));
      }
    }
    return sum;
  }

  private Size measure(Selection<?> selection) {
    return switch (selection) {
      case Field field -> measure(field.getSelectionSet()).below();
      case InlineFragment inline -> measure(inline.getSelectionSet());
      case FragmentSpread spread -> fragment(spread.getName());
      default -> Size.NOTHING;
    };
  }

  private Size fragment(String name) {
    Size known = measured.get(name);
    if (known == null) {
      known = measure(fragments.get(name).getSelectionSet());
      measured.put(name, known);
    }
    return known;
  }

  /**
   * The size of a selection.
   *
   * @param width fields on its first level
   * @param fields fields on all levels
   */
  private record Size(long width, long fields, int depth) {

    static final Size NOTHING = new Size(0, 0, 0);
    /** More than any limit, and small enough for sums of sums. */
    private static final long PLENTY = Integer.MAX_VALUE;

    Size beside(Size other) {
      return new Size(Math.min(PLENTY, width + other.width), Math.min(PLENTY, fields + other.fields),
          Math.max(depth, other.depth));
    }

    Size below() {
      return new Size(1, Math.min(PLENTY, fields + 1), depth + 1);
    }
  }
}
