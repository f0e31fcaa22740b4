package org.hybridsearch.api.edge.execution;

/**
 * The size of a selection, every use of a fragment counted.
 *
 * @param width fields on its first level
 * @param fields fields on all levels
 * @param depth levels
 * @param aliases fields with another name than their own
 * @param complexity fields on all levels, each counted once for every element that the {@code first} around it asks for
 * @param facetValue fields on all levels below the values of facets, which count once for each value that the search around
 *     them asks its facets for
 * @param introspects whether its first level asks for the schema
 */
record Size(long width, long fields, int depth, long aliases, long complexity, long facetValue, boolean introspects) {

  static final Size NOTHING = new Size(0, 0, 0, 0, 0, 0, false);

  /** More than any limit, and small enough for sums of sums, and for products of two. */
  private static final long PLENTY = Integer.MAX_VALUE;

  Size beside(Size other) {
    return new Size(bounded(width + other.width), bounded(fields + other.fields), Math.max(depth, other.depth),
        bounded(aliases + other.aliases), bounded(complexity + other.complexity), bounded(facetValue + other.facetValue),
        introspects || other.introspects);
  }

  /** The same as the selection of a facet's value, of which nobody knows here how many there are. */
  Size ofFacetValue() {
    return new Size(width, fields, depth, aliases, 0, bounded(facetValue + complexity), introspects);
  }

  /** The same where facets are asked for so many values together. */
  Size withFacetValues(long values) {
    return new Size(width, fields, depth, aliases, bounded(complexity + bounded(values) * facetValue), 0, introspects);
  }

  /** A field with this below it, so many times. */
  Size below(long times, boolean alias, boolean introspection) {
    return new Size(1, bounded(fields + 1), depth + 1, bounded(aliases + (alias ? 1 : 0)),
        bounded(1 + bounded(times) * complexity), facetValue, introspection);
  }

  private static long bounded(long size) {
    return Math.min(PLENTY, size);
  }
}
