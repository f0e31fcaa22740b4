package org.hybridsearch.catalog.upkeep;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

  private final IndexAdmin admin;
  private final Generations generations;
  private final Recalibration recalibration;
  private final LiveIndexes liveIndexes;
  private final String alias;
  private final long everyNanos;
  private final ReentrantLock announcing = new ReentrantLock();
  private final Object pending = new Object();
  private boolean news;
  private boolean ended;
  private long texts;
  private boolean scheduled;
  private long last;

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
      news |= written;
      ended |= end;
      texts += newTexts;
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

  private void announceAll() {
    announcing.lock();
    boolean written;
    boolean end;
    long newTexts;
    synchronized (pending) {
      written = news;
      end = ended;
      newTexts = texts;
      news = false;
      ended = false;
      texts = 0;
      scheduled = false;
      last = System.nanoTime();
    }
    try {
      if (written || end) {
        announceNow(written, newTexts, end);
      }
    } catch (EngineException | EmbeddingException e) {
      synchronized (pending) {
        news |= written;
        texts += newTexts;
      }
      LOG.warn("The catalogue changed, but that could not be announced to all replicas: searches may be some seconds behind");
      LOG.debug("Not announced", e);
    } finally {
      announcing.unlock();
    }
  }

  private void announceNow(boolean written, long newTexts, boolean end) {
    admin.refresh(alias);
    long sinceMeasured = (written ? generations.written(newTexts) : generations.current()).written();
    if (end) {
      recalibration.whenDue(alias, sinceMeasured);
    }
    liveIndexes.refresh();
  }
}
