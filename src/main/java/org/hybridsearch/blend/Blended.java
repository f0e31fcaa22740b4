package org.hybridsearch.blend;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a blend brought.
 *
 * @param hits best first
 * @param byWords how many of the candidates match by words, where it was asked for
 */
public record Blended(List<BlendedHit> hits, OptionalLong byWords) {

  public Blended {
    hits = List.copyOf(hits);
  }
}
