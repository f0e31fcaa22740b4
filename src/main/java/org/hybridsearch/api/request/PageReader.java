package org.hybridsearch.api.request;

import java.util.regex.Pattern;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchException.BadInput;
import org.jspecify.annotations.Nullable;

/** From the arguments that say which page to one of three kinds of page. */
final class PageReader {

  private static final int DEFAULT_FIRST = 24;
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,510}={0,2}");

  private PageReader() {}

  static PageRequest read(@Nullable Integer asked, @Nullable String after, @Nullable Integer offset) {
    int first = asked == null ? DEFAULT_FIRST : asked;
    if (first < 1 || first > PageRequest.MAX_FIRST) {
      throw new BadInput("first must be 1 to " + PageRequest.MAX_FIRST + ".");
    }
    if (after != null && offset != null) {
      throw new BadInput("A page is named by after or by offset, not by both.");
    }
    return after != null ? after(first, after) : offset != null ? at(first, offset) : new PageRequest.Start(first);
  }

  private static PageRequest after(int first, String after) {
    if (!CURSOR.matcher(after).matches()) {
      throw new BadInput("after must be a cursor as an earlier answer gave it.");
    }
    return new PageRequest.After(first, after);
  }

  private static PageRequest at(int first, int offset) {
    if (offset < 0 || offset > PageRequest.MAX_REACHABLE - first) {
      throw new BadInput("offset must be 0 to " + PageRequest.MAX_REACHABLE + " less first.");
    }
    return new PageRequest.At(first, offset);
  }
}
