package org.hybridsearch.behaviour.liking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;
import org.hybridsearch.behaviour.EventType;

/** Settings of what counts as liking. */
@ConfigMapping(prefix = "hybridsearch.liking")
public interface LikingConfig {

  /**
   * The types of events that Amazon Personalize learns from: those that are delivered to it, and those that are exported for it. It learns
   * each of them as liking, and all alike: with more of them it learns sooner, and what was only looked at weighs as much as what was
   * bought; a low rating would count as liking, too. IMPRESSION cannot be among them: what was shown goes with the click.
   */
  @WithDefault("CLICK,ADD_TO_CART,PURCHASE")
  Set<EventType> types();
}
