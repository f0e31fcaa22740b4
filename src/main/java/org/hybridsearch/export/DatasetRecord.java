package org.hybridsearch.export;

/**
 * What Personalize takes of one item or user, as {@code PutItems} and {@code PutUsers} have it.
 *
 * @param id 1 to 256 characters
 * @param properties an object of JSON as text, by the names of the columns in camel case; what is unknown is left out
 * @param kept the same without prose: enough to say later that the item is gone
 * @param fingerprint equal for equal records, and in practice for those alone; when an item was created counts only where it says so
 */
public record DatasetRecord(String id, String properties, String kept, String fingerprint) {

  /** Hides the id and what is known of it. */
  @Override
  public String toString() {
    return "DatasetRecord[]";
  }
}
