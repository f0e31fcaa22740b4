package org.hybridsearch.model;

/**
 * An item that a leg found.
 *
 * @param lexicalRank from 1; 0 when the lexical leg did not bring it
 * @param semanticRank from 1; 0 when the semantic leg did not bring it
 * @param group the variants of one product share it; the id where an item is a group of its own
 */
public record Candidate(String id, int lexicalRank, int semanticRank, String group) {

  /** A candidate that is a group of its own. */
  public Candidate(String id, int lexicalRank, int semanticRank) {
    this(id, lexicalRank, semanticRank, id);
  }

  /** Whether it shares its group with nobody, as far as is known. */
  public boolean alone() {
    return group.equals(id);
  }
}
