package org.hybridsearch.model;

/**
 * An item that a leg found.
 *
 * @param lexicalRank from 1; 0 when the lexical leg did not bring it
 * @param semanticRank from 1; 0 when the semantic leg did not bring it
 */
public record Candidate(String id, int lexicalRank, int semanticRank) {}
