package org.hybridsearch.wiring;

import org.jboss.logging.Logger;

/** Tells whoever watches the start what is going on: a sentence a step. */
final class Progress {

  private static final Logger LOG = Logger.getLogger("org.hybridsearch");

  private Progress() {}

  static void say(String sentence) {
    LOG.info(sentence);
  }
}
