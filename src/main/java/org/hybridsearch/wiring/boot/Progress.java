package org.hybridsearch.wiring.boot;

import org.jboss.logging.Logger;

/** Tells whoever watches the start what is going on: a sentence a step. */
public final class Progress {

  private static final Logger LOG = Logger.getLogger("org.hybridsearch");

  private Progress() {}

  /** One sentence, in the present or the past. */
  public static void say(String sentence) {
    LOG.info(sentence);
  }
}
