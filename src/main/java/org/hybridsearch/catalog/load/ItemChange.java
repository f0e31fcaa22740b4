package org.hybridsearch.catalog.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.FieldChange;

/** What one valid line of an upload asks for. */
public sealed interface ItemChange {

  /** From 1. */
  long line();

  /** The item's own id. */
  String id();

  /** The shop's version, or the start of the import in epoch milliseconds where the line gives none. */
  long version();

  /** The id of the item's document. */
  default String documentId() {
    return DocumentId.of(id());
  }

  /**
   * Writes the whole item.
   *
   * @param source its fields in the form that is stored; to be left unchanged
   */
  record Put(long line, String id, long version, ObjectNode source) implements ItemChange {}

  /** Changes some fields of an item that is there. */
  record Patch(long line, String id, long version, List<FieldChange> changes) implements ItemChange {
    public Patch {
      changes = List.copyOf(changes);
    }

    boolean textual() {
      return changes.stream().anyMatch(FieldChange::textual);
    }
  }

  /** Deletes the item and remembers at which version. */
  record Delete(long line, String id, long version) implements ItemChange {}
}
