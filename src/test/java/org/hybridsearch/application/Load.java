package org.hybridsearch.application;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;

/** Shoppers who search, each as soon as the last answer came, until closed; and a book of what they were told. */
final class Load implements AutoCloseable {

  /** Who gets no answer by then calls it hanging. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  static final String PAGE = "a page";
  static final String NOTHING = "nothing";

  private final Map<String, AtomicInteger> told = new ConcurrentHashMap<>();
  private final List<Throwable> surprises = new CopyOnWriteArrayList<>();
  private final AtomicLong slowest = new AtomicLong();
  private final List<Thread> shoppers;
  private volatile boolean closed;

  Load(int shoppers) {
    this.shoppers = IntStream.range(0, shoppers).mapToObj(i -> Thread.ofVirtual().start(() -> shop(i))).toList();
  }

  /** How often each of a page, an error's code, or nothing was the answer. */
  Map<String, Integer> told() {
    return told.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get()));
  }

  int told(String what) {
    return told.getOrDefault(what, new AtomicInteger()).get();
  }

  List<Throwable> surprises() {
    return surprises;
  }

  Duration slowest() {
    return Duration.ofNanos(slowest.get());
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    for (Thread shopper : shoppers) {
      shopper.join();
    }
  }

  private void shop(int shopper) {
    for (int i = 0; !closed; i++) {
      try {
        long start = System.nanoTime();
        count(answer("juice " + shopper + " " + i));
        slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
      } catch (UncheckedIOException e) {
        count(NOTHING);
      } catch (RuntimeException | AssertionError e) {
        surprises.add(e);
        return;
      }
    }
  }

  private void count(String what) {
    told.computeIfAbsent(what, w -> new AtomicInteger()).incrementAndGet();
  }

  private static String answer(String query) {
    String body = GraphQLClient.operation("query($input: SearchInput!) { search(input: $input) { totalCount nodes { id } } }",
        Map.of("input", Map.of("query", query)));
    List<String> codes = GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .timeout(PATIENCE).POST(BodyPublishers.ofString(body))).codes();
    return codes.isEmpty() ? PAGE : String.join(" ", codes);
  }
}
