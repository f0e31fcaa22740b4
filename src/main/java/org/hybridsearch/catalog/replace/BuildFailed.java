package org.hybridsearch.catalog.replace;

/** A build was given up; the live catalogue is as it was. The message is for whoever asked for the build. */
public final class BuildFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean senderCanMend;

  public BuildFailed(String message, boolean senderCanMend) {
    super(message);
    this.senderCanMend = senderCanMend;
  }

  /** Whether another upload would help; else trying again later may. */
  public boolean senderCanMend() {
    return senderCanMend;
  }
}
