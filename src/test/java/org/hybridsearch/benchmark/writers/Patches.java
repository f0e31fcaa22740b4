package org.hybridsearch.benchmark.writers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.ndjson.LineReport;

/**
 * Changes prices and stock of items drawn at random, at a rate, in uploads of a tenth of a second's changes each: as shops send them
 * whose stock is kept elsewhere. The first of each upload may be looked for: it is one of a tenth of the items that nothing else
 * changes, taken in turn, so that it is seen before it changes again. Uploads are due at even distances whether or not earlier
 * ones have ended; those that are late are made up for.
 */
final class Patches implements AutoCloseable {

  private static final int UPLOADS_A_SECOND = 10;
  private static final long SEED = 1997;

  private final Catalog catalog;
  private final List<String> watched;
  private final List<String> others;
  private final int upload;
  private final long dearest = 1_000 + System.currentTimeMillis() / 1_000 % 1_000_000; // another in each run: the items are kept
  private final Sightings sightings;
  private final Random random = new Random(SEED);
  private final AtomicInteger prices = new AtomicInteger();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final long begin = System.nanoTime();

  private Patches(Catalog catalog, List<String> ids, int perSecond, Sightings sightings) {
    this.catalog = catalog;
    List<String> shuffled = new ArrayList<>(ids);
    Collections.shuffle(shuffled, random);
    int tenth = Math.max(1, ids.size() / 10);
    this.watched = shuffled.subList(0, tenth);
    this.others = shuffled.subList(tenth, ids.size());
    this.upload = perSecond / UPLOADS_A_SECOND;
    this.sightings = sightings;
  }

  static Patches start(Catalog catalog, List<String> ids, int perSecond, Sightings sightings) {
    Patches patches = new Patches(catalog, ids, perSecond, sightings);
    patches.clock.scheduleAtFixedRate(patches::send, 0, 1_000 / UPLOADS_A_SECOND, TimeUnit.MILLISECONDS);
    return patches;
  }

  /** Changes not taken. */
  long failed() {
    return failed.get();
  }

  /** Changes taken a second since the start. */
  double perSecond() {
    return accepted.get() / ((System.nanoTime() - begin) / 1e9);
  }

  private void send() {
    List<String> lines = new ArrayList<>(upload);
    int turn = prices.incrementAndGet();
    String first = watched.get(turn % watched.size());
    double price = dearest + turn / 100.0; // no item costs that much, so it is known again
    lines.add("{\"id\":\"" + first + "\",\"price\":" + price + "}");
    for (int i = 1; i < upload; i++) {
      lines.add("{\"id\":\"" + others.get(random.nextInt(others.size())) + "\",\"price\":" + (1 + random.nextInt(2_000) / 100.0)
          + ",\"available\":" + (random.nextInt(10) > 0) + "}");
    }
    long sent = System.nanoTime();
    try (LineReport report = new LineReport()) {
      InputStream in = new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      catalog.apply(in, Operation.PATCH, report, soFar -> { });
      accepted.addAndGet(report.accepted());
      failed.addAndGet(lines.size() - report.accepted());
      sightings.await(first, price, sent);
    } catch (IOException | RuntimeException e) {
      failed.addAndGet(lines.size());
    }
  }

  @Override
  public void close() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(10, TimeUnit.SECONDS);
  }
}
