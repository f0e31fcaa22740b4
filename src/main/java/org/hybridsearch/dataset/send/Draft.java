package org.hybridsearch.dataset.send;

import org.hybridsearch.export.DatasetRecord;

/**
 * A record that is to be sent.
 *
 * @param createdAt when the item was created, as it is told, in epoch seconds; 0 of a user
 * @param basis the note of what was last sent of it, so that nobody overwrites what another replica wrote since
 */
public record Draft(DatasetRecord record, long createdAt, Version basis) {

  /** By the engine's numbers; whoever writes next names it. */
  public record Version(long number, long term) {
    public static final Version ABSENT = new Version(-1, -1);
  }

  /** Of the item or user. */
  public String id() {
    return record.id();
  }
}
