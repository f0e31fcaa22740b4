package org.hybridsearch.page.window;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest windows of this replica, up to about so many bytes: the oldest goes first. A plain queue, since the next page is
 * asked for soon or never; a cache that goes by frequency would keep old windows that nobody asked for, and turn new ones away.
 * Thread-safe.
 */
final class WindowMemory {

  private final long limit;
  private final Map<String, PinnedWindow> windows = new LinkedHashMap<>();
  private long bytes;

  WindowMemory(long limit) {
    this.limit = limit;
  }

  synchronized void keep(PinnedWindow window) {
    if (windows.putIfAbsent(window.id(), window) == null) {
      bytes += window.weight();
    }
    for (Iterator<PinnedWindow> oldest = windows.values().iterator(); bytes > limit && oldest.hasNext(); ) {
      bytes -= oldest.next().weight();
      oldest.remove();
    }
  }

  /** The window that this replica kept under an id in an index. */
  synchronized Optional<PinnedWindow> find(String index, String id) {
    return Optional.ofNullable(windows.get(id)).filter(window -> window.index().equals(index));
  }
}
