package org.hybridsearch.blend;

import java.time.Duration;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.EngineRequest;

/** What the blend sends, for comparisons that send it themselves. */
public final class BareBlend {

  private BareBlend() {}

  public static EngineRequest page(SearchPlan plan, Window window, int first, Duration timeout) {
    return BlendRequest.page(plan, window, window.candidates().ids(), first, timeout);
  }
}
