package org.hybridsearch.facet;

import java.util.List;
import java.util.OptionalLong;
import org.hybridsearch.model.Facet;

/**
 * What was counted.
 *
 * @param facets in the order asked for; none where they were not asked for or could not be counted
 * @param total how many items, or groups of them, match; empty where nothing was counted
 * @param trouble why there are no facets, a sentence; empty where all went well
 */
public record Counted(List<Facet> facets, OptionalLong total, String trouble) {

  /** No facets were asked for. */
  public static final Counted NOTHING = new Counted(List.of(), OptionalLong.empty(), "");

  public Counted {
    facets = List.copyOf(facets);
  }

  /** The facets could not be counted. */
  public static Counted failed(String trouble) {
    return new Counted(List.of(), OptionalLong.empty(), trouble);
  }
}
