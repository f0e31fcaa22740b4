package org.hybridsearch.blend;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.Item;

/**
 * A scored item.
 *
 * @param score the engine's, as the script summed it
 * @param values the raw signals, when an explanation was asked for
 * @param highlights when they were asked for
 */
public record BlendedHit(Item item, double score, Optional<SignalValues> values, List<Highlight> highlights) {

  public BlendedHit {
    highlights = List.copyOf(highlights);
  }
}
