package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import org.hybridsearch.behaviour.forget.Expiry;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.model.Market;
import org.hybridsearch.page.Pages;

/** What is left behind in the engine: windows for next pages, what was shown, and how long behaviour stays. */
@Singleton
final class Kept {

  private final Pages pages;
  private final SearchLog log;
  private final Expiry expiry;

  Kept(Pages pages, SearchLog log, Expiry expiry) {
    this.pages = pages;
    this.log = log;
    this.expiry = expiry;
  }

  void prepare() {
    pages.prepare(Market.DEFAULT);
  }

  /** Deletes a little of what is too old; to be run about each minute. */
  void expire() {
    expiry.run();
  }

  /** Writes what waits: a next page may come to any replica. For some seconds at most. */
  void close() {
    pages.close();
    log.close();
  }
}
