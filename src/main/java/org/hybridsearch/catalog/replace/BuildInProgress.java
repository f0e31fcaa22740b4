package org.hybridsearch.catalog.replace;

/** An index is being built beside the live one already: one at a time. */
public final class BuildInProgress extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BuildInProgress() {
    super("The catalogue is being replaced already: try again when that has ended");
  }
}
