package org.hybridsearch.api;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** What a document mentions, without asking whether it is skipped or which fragments are used. Cheap: one look at each node. */
final class MentionedFields {

  private MentionedFields() {}

  /** Whether a field of this name stands below the current one, or in any fragment of the document. */
  static boolean mention(DataFetchingEnvironment environment, String name) {
    return environment.getMergedField().getFields().stream().anyMatch(field -> below(field.getSelectionSet(), name))
        || environment.getFragmentsByName().values().stream().map(FragmentDefinition::getSelectionSet)
            .anyMatch(fragment -> below(fragment, name));
  }

  private static boolean below(@Nullable SelectionSet selections, String name) {
    return selections != null && selections.getSelections().stream().anyMatch(selection -> mentions(selection, name));
  }

  private static boolean mentions(Selection<?> selection, String name) {
    return switch (selection) {
      case Field field -> field.getName().equals(name) || below(field.getSelectionSet(), name);
      case InlineFragment inline -> below(inline.getSelectionSet(), name);
      default -> false; // a fragment's use: all fragments are looked at
    };
  }
}
