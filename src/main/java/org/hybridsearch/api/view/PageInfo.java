package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Where a page lies. The cursors are null on an empty page, and where paging is not possible. */
@Type("PageInfo")
public record PageInfo(boolean hasNextPage, boolean hasPreviousPage, @Nullable String startCursor, @Nullable String endCursor) {

  static PageInfo of(List<SearchEdge> edges, boolean hasNextPage, boolean hasPreviousPage) {
    if (edges.isEmpty()) {
      return new PageInfo(hasNextPage, hasPreviousPage, null, null);
    }
    return new PageInfo(hasNextPage, hasPreviousPage,
        Absent.orNull(edges.getFirst().cursor()), Absent.orNull(edges.getLast().cursor()));
  }
}
