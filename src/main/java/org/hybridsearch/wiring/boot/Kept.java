package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.model.Market;
import org.hybridsearch.page.Pages;

/** What searches leave behind in the engine, a little later: windows for next pages, and what was shown. */
@Singleton
final class Kept {

  private final Pages pages;
  private final SearchLog log;

  Kept(Pages pages, SearchLog log) {
    this.pages = pages;
    this.log = log;
  }

  void prepare() {
    pages.prepare(Market.DEFAULT);
  }

  /** Writes what waits: a next page may come to any replica. For some seconds at most. */
  void close() {
    pages.close();
    log.close();
  }
}
