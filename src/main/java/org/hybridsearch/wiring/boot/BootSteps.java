package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.behaviour.delivery.Delivery;
import org.hybridsearch.behaviour.erase.Eraser;
import org.hybridsearch.behaviour.erase.Erasers;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.page.Pages;
import org.hybridsearch.wiring.market.PerMarket;
import org.jboss.logging.Logger;

/**
 * What has to happen before the first search, and after the last one. Each step may be done again. A market that cannot come up now
 * keeps no other from it, and is tried again.
 */
@Singleton
final class BootSteps {

  private static final Logger LOG = Logger.getLogger(BootSteps.class);

  private final PerMarket<MarketParts> parts;
  private final Pages pages;
  private final Starter starter;
  private final WarmUp warmUp;
  private final Started started;
  private final Erasers erasers;
  private final Set<Market> opened = ConcurrentHashMap.newKeySet();
  private final Set<Market> told = ConcurrentHashMap.newKeySet();

  BootSteps(
      PerMarket<MarketParts> parts, Pages pages, Starter starter, WarmUp warmUp, Started started, Erasers erasers) {
    this.parts = parts;
    this.pages = pages;
    this.starter = starter;
    this.warmUp = warmUp;
    this.started = started;
    this.erasers = erasers;
  }

  /**
   * Opens the indices.
   *
   * @throws EngineException when the engine does none of it
   * @throws org.hybridsearch.catalog.ModelMismatch when the catalogue of a market was embedded by another model
   */
  void open() {
    settle(EachMarket.CHECKING.run(parts.markets().stream().filter(market -> !opened.contains(market)).toList(), market -> {
      parts.of(market).catalog().open(Progress::say);
      pages.prepare(market);
      opened.add(market);
    }), opened.isEmpty());
  }

  /**
   * Loads what a development build brings along, and learns what is stored.
   *
   * @throws EngineException when the engine goes away before one market is filled
   */
  void fill() {
    settle(EachMarket.WORKING.run(unfilled(), market -> {
      if (market.equals(Market.DEFAULT)) {
        starter.load();
      }
      MarketParts own = parts.of(market);
      own.catalog().catchUp();
      own.vectors().refresh();
      own.behaviour().learn();
      warmUp.run(market);
      started.add(market);
    }), started.none());
  }

  /** Tries again what did not come up with the others; to be run every few seconds. */
  void catchUp() {
    if (parts.markets().stream().anyMatch(market -> !started.has(market))) {
      open();
      fill();
    }
  }

  /** Makes ready what paging needs in the engine; to be run about each minute. */
  void prepare() {
    EachMarket.CHECKING.run(List.copyOf(parts.markets()), pages::prepare).values()
        .forEach(failure -> LOG.debug("Paging is not prepared; the next turn tries again", failure));
  }

  private List<Market> unfilled() {
    return parts.markets().stream().filter(market -> opened.contains(market) && !started.has(market)).toList();
  }

  /** Throws the first failure where no market got through; else the others go on without those that failed. */
  private void settle(Map<Market, RuntimeException> failures, boolean noneGotThrough) {
    if (noneGotThrough && !failures.isEmpty()) {
      throw failures.values().iterator().next();
    }
    failures.forEach((market, failure) -> {
      LOG.debug("A market cannot come up yet", failure);
      if (told.add(market)) {
        LOG.warnf("The market %s cannot come up yet (%s); it is tried again", market.name(), cause(failure));
      }
    });
  }

  /** What nobody expected may say anything, words of shoppers included. */
  private static String cause(RuntimeException failure) {
    return EachMarket.CHECKING.own(failure) ? failure.getMessage() : failure.getClass().getName();
  }

  /** Leaves what other replicas need: a next page may come to any of them. For some seconds at most. */
  void close() {
    pages.close();
    erasers.all().forEach(Eraser::close);
    parts.forEach((market, own) -> {
      own.delivery().ifPresent(Delivery::close);
      own.datasets().close();
      own.searchLog().close();
      own.catalog().close();
    });
  }
}
