package org.hybridsearch.catalog.upkeep;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.hybridsearch.catalog.index.Generations;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.LiveIndexes;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/**
 * Makes what was written visible to searches, on all replicas: visible first, then a new generation. Each announcement costs the
 * engine a segment with a graph of its own, so those of many small uploads become one: after one there is none for a while, and then
 * one for all that came meanwhile. Safe for use by many threads.
 */
public final class Announcer {

  private static final Logger LOG = Logger.getLogger(Announcer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final IndexAdmin admin;
  private final Generations generations;
  private final Recalibration recalibration;
  private final LiveIndexes liveIndexes;
  private final String alias;
  private final long everyNanos;
  private final ReentrantLock announcing = new ReentrantLock();
  private final Object pending = new Object();
  private News news = News.NONE;
  private boolean scheduled;
  private boolean failed; // the last announcement; guarded by the lock of announcing
  private long last;

  /** What is not announced yet. */
  private record News(boolean written, long texts, boolean ended) {

    static final News NONE = new News(false, 0, false);

    News and(News other) {
      return new News(written || other.written, texts + other.texts, ended || other.ended);
    }
  }

  /** @param every the least time from one announcement to the next */
  public Announcer(IndexAdmin admin, Generations generations, Recalibration recalibration, LiveIndexes liveIndexes, String alias,
      Duration every) {
    this.admin = admin;
    this.generations = generations;
    this.recalibration = recalibration;
    this.liveIndexes = liveIndexes;
    this.alias = alias;
    this.everyNanos = every.toNanos();
    this.last = System.nanoTime() - everyNanos;
  }

  /**
   * Announces, before this returns or, soon after another announcement, within the time between two.
   *
   * @param written whether anything was
   * @param newTexts how many items were written with another text
   * @param end of an upload: the index is measured anew if enough has changed
   */
  public void announce(boolean written, long newTexts, boolean end) {
    long wait;
    synchronized (pending) {
      news = news.and(new News(written, newTexts, end));
      wait = last + everyNanos - System.nanoTime();
      if (wait > 0 && !scheduled) {
        scheduled = true;
        CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, Thread::startVirtualThread).execute(this::announceAll);
      }
    }
    if (wait <= 0) {
      announceAll();
    }
  }

  /** Announces what could not be announced, if there is any. */
  public void catchUp() {
    boolean left;
    synchronized (pending) {
      left = news.written() && !scheduled;
    }
    if (left) {
      announceAll();
    }
  }

  /** Announces what still waits, before the process ends; gives up after a few seconds, as the engine may be away. */
  public void close() {
    CompletableFuture<Void> last = CompletableFuture.runAsync(this::announceAll, Thread::startVirtualThread);
    try {
      last.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The last changes of the catalogue were not announced: other replicas see them when what they remember ends");
    }
  }

  private void announceAll() {
    announcing.lock();
    try {
      News due = take();
      if (!due.equals(News.NONE)) { // else another was quicker
        announce(due);
      }
    } finally {
      announcing.unlock();
    }
  }

  private News take() {
    synchronized (pending) {
      News due = news;
      news = News.NONE;
      scheduled = false;
      last = due.equals(News.NONE) ? last : System.nanoTime();
      return due;
    }
  }

  private void announce(News due) {
    News left = new News(due.written(), due.texts(), false); // whoever catches up measures anyway
    try {
      admin.refresh(alias);
      long sinceMeasured = (due.written() ? generations.written(due.texts()) : generations.current()).written();
      left = News.NONE;
      if (due.ended()) {
        recalibration.whenDue(alias, sinceMeasured);
      }
      liveIndexes.refresh();
      failed = false;
    } catch (EngineException | EmbeddingException e) {
      failed(left, e);
    }
  }

  private void failed(News left, RuntimeException cause) {
    synchronized (pending) {
      news = news.and(left);
    }
    if (!failed) {
      LOG.warn("The catalogue changed, but that could not be announced to all replicas; it is tried again every minute or so");
    }
    failed = true;
    LOG.debug("Not announced", cause);
  }
}
