package org.hybridsearch.behaviour.shown;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.jboss.logging.Logger;

/**
 * Logs what searches showed, behind them: many pages in one write, on a thread of its own. A search never waits for it. What a
 * full queue or an engine that stays away keeps from being written is dropped, and counted. Thread-safe.
 */
public final class SearchLog implements AutoCloseable {

  /** So many go in one write. */
  static final int GROUP = 128;

  private static final Logger LOG = Logger.getLogger(SearchLog.class);
  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(3);
  private static final ShownPage END = new ShownPage("", "", Instant.EPOCH, new Visitor("", "", Visitor.Use.NOTHING, false),
      new ShownPage.Profile("", 0), 0, 0, List.of(), List::of);

  private final BlockingQueue<ShownPage> queue;
  private final BulkSender sender;
  private final String alias;
  private final ShopperKeys keys;
  private final Predicate<ShownPage> forgotten;
  private final BehaviourConfig.Searches config;
  private final SearchLogMeters meters;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;

  /** @param forgotten whether the visitor had it forgotten, as far as this replica knows */
  public SearchLog(BulkSender sender, String alias, ShopperKeys keys, Predicate<ShownPage> forgotten,
      BehaviourConfig.Searches config, MeterRegistry registry) {
    this.queue = new ArrayBlockingQueue<>(config.queue());
    this.sender = sender;
    this.alias = alias;
    this.keys = keys;
    this.forgotten = forgotten;
    this.config = config;
    this.meters = new SearchLogMeters(registry);
    this.writer = Thread.ofVirtual().name("search-log").start(this::write);
  }

  /** Takes a page; keeps nothing of a visitor who does not want it. Does not wait. */
  public void log(ShownPage page) {
    if (page.visitor().use() != Visitor.Use.NOTHING && (closing.getCount() == 0 || !queue.offer(page))) {
      meters.dropped(1);
    }
  }

  /** Writes what waits, for some seconds at most. */
  @Override
  public void close() {
    closing.countDown();
    queue.offer(END); // where it finds no place the writer is not waiting
    try {
      writer.join(LAST_MOMENTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      while (closing.getCount() > 0) {
        List<ShownPage> group = new ArrayList<>(List.of(queue.take()));
        closing.await(config.writeDelay().toNanos(), TimeUnit.NANOSECONDS);
        queue.drainTo(group, GROUP - 1);
        settle(group);
      }
      for (List<ShownPage> last = rest(); !last.isEmpty(); last = rest()) {
        settle(last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ShownPage> rest() {
    List<ShownPage> group = new ArrayList<>();
    queue.drainTo(group, GROUP);
    return group;
  }

  private void settle(List<ShownPage> group) {
    List<ShownPage> wanted = group.stream().filter(page -> page != END && !forgotten.test(page)).toList();
    try {
      List<BulkAction> left = wanted.stream().map(page -> BulkAction.create(PageDocument.id(page), document(page))).toList();
      for (int attempts = 0; !left.isEmpty() && attempts < ATTEMPTS && (attempts == 0 || !paused()); attempts++) {
        left = attempt(left);
      }
      meters.dropped(left.size());
    } catch (RuntimeException e) { // a defect, or no secret to hash with: it must not end the logging
      LOG.debug("Searches were not logged", e);
      meters.dropped(wanted.size());
    }
  }

  /** Gives what is to be tried again. */
  private List<BulkAction> attempt(List<BulkAction> actions) {
    try {
      List<BulkOutcome> outcomes = sender.sendToAlias(alias, actions);
      List<BulkAction> left = new ArrayList<>();
      int written = 0;
      for (int i = 0; i < outcomes.size(); i++) {
        BulkOutcome outcome = outcomes.get(i);
        if (outcome.succeeded() || outcome.conflict()) { // a conflict: an attempt before this one wrote it
          written++;
        } else if (outcome.transientFailure() || outcome.indexMissing()) {
          left.add(actions.get(i));
        } else {
          meters.dropped(1);
        }
      }
      meters.written(written);
      return left;
    } catch (EngineException e) {
      LOG.debug("Searches were not logged; they are tried again", e);
      return actions;
    }
  }

  private Json document(ShownPage page) {
    return PageDocument.source(page, unpersonalized(page), keys);
  }

  /** With a long queue the pages themselves matter more. */
  private List<String> unpersonalized(ShownPage page) {
    if (page.personalWeight() == 0) {
      return List.of();
    }
    if (config.unpersonalizedRanks() && queue.remainingCapacity() > config.queue() / 2) {
      try {
        return page.unpersonalized().get();
      } catch (RuntimeException e) {
        LOG.debug("The order without the shopper is not known", e);
      }
    }
    meters.unranked();
    return List.of();
  }

  /** Whether the pause was cut short, as this closes. */
  private boolean paused() {
    try {
      return closing.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
