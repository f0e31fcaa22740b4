package org.hybridsearch.page.window;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.Patience;

/**
 * Keeps pinned windows, and the order of what comes after them, as documents of the engine, so that any replica can serve the
 * next page. A window is written a little later, together with others; until then, and for a while after, this replica has it in
 * its own memory. Thread-safe.
 */
public final class WindowStore implements AutoCloseable {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final Duration FIRST_LOOK_AGAIN = Duration.ofMillis(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration WRITE = Duration.ofSeconds(1); // the longest that a write usually takes, on a busy machine

  private final SearchEngine engine;
  private final WindowIndices indices;
  private final WindowMemory memory;
  private final WindowWriter writer;
  private final Timing timing;
  private final Clock clock;
  private final Duration young;

  /** @param prefix of the names of the indices */
  public WindowStore(SearchEngine engine, String prefix, WindowSettings settings, Clock clock, MeterRegistry meters) {
    this(engine, prefix, settings, clock, meters, Timing.real());
  }

  WindowStore(
      SearchEngine engine, String prefix, WindowSettings settings, Clock clock, MeterRegistry registry, Timing timing) {
    WindowMeters meters = new WindowMeters(registry);
    this.engine = engine;
    this.indices = new WindowIndices(engine, prefix, settings.ttl(), clock);
    this.memory = new WindowMemory(settings.memoryBytes());
    this.writer =
        new WindowWriter(new GroupSender(engine, meters), timing, meters, settings.writeDelay(), settings.memoryBytes() / 2);
    this.timing = timing;
    this.clock = clock;
    this.young = settings.writeDelay().multipliedBy(2).plus(WRITE);
  }

  /**
   * Makes ready what windows are kept in, and drops what has expired.
   *
   * @throws EngineException when the engine does not do it
   */
  public void prepare(Market market) {
    indices.roll(market);
  }

  /**
   * Keeps a window: here at once, in the engine soon. Does not wait for the engine.
   *
   * @return whether it can be relied on: false as long as windows cannot be written
   */
  public boolean pin(Market market, UUID searchId, Window window) {
    PinnedWindow pinned = new PinnedWindow(index(market, searchId), searchId.toString(), window);
    if (!writer.add(pinned)) {
      return false;
    }
    memory.keep(pinned);
    return true;
  }

  /**
   * The window; empty when it was never kept or is gone. One that another replica may still be writing is waited for.
   *
   * @param timeout for all of it
   * @throws EngineException when the engine does not tell
   */
  public Optional<Window> find(Market market, UUID searchId, Duration timeout) {
    Optional<PinnedWindow> own = memory.find(index(market, searchId), searchId.toString());
    return own.isPresent() ? own.map(PinnedWindow::read) : findWritten(market, searchId, timeout);
  }

  private Optional<Window> findWritten(Market market, UUID searchId, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    Optional<Window> found = fetch(market, searchId, timeout);
    Patience.Attempts attempts = patience(searchId, timeout).begin();
    while (found.isEmpty() && attempts.pause()) {
      found = fetch(market, searchId, Duration.ofNanos(end - System.nanoTime()));
    }
    return found;
  }

  /** Until the window is not young any more; and a quarter of the time is left for the last look. */
  private Patience patience(UUID searchId, Duration timeout) {
    Duration rest = young.minus(Duration.between(SearchIds.madeAt(searchId), clock.instant()));
    Duration most = timeout.multipliedBy(3).dividedBy(4);
    return new Patience(FIRST_LOOK_AGAIN, LOOK_AGAIN, rest.compareTo(most) < 0 ? rest : most, timing::pause);
  }

  private Optional<Window> fetch(Market market, UUID searchId, Duration timeout) {
    String id = searchId.toString();
    return get(market, searchId, id, timeout, in -> WindowJson.read(id, in));
  }

  /** Writes what is not in the engine yet, for some seconds at most. What is pinned after this is written at once. */
  @Override
  public void close() {
    writer.close();
  }

  /** Keeps the order of what comes after the window. Who comes second gets what the first one kept. */
  public List<String> pinRest(Market market, UUID searchId, int part, List<String> ids, Duration timeout) {
    try {
      put(market, searchId, restId(searchId, part), object(member("rest", Json.strings(ids))), timeout);
      return ids;
    } catch (EngineException.Refused e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      return findRest(market, searchId, part, timeout)
          .orElseThrow(() -> new SearchException.Unavailable("The next page is not available at the moment; try again.", e));
    }
  }

  /** The order of what comes after the window; empty when nobody has asked for it yet. */
  public Optional<List<String>> findRest(Market market, UUID searchId, int part, Duration timeout) {
    return get(market, searchId, restId(searchId, part), timeout, WindowStore::readRest);
  }

  private void put(Market market, UUID searchId, String id, Json document, Duration timeout) {
    String path = "/" + index(market, searchId) + "/_create/" + id;
    engine.send(EngineRequest.of("PUT", path, Map.of(), document), timeout, AnswerReader.ignored());
  }

  private <T> Optional<T> get(Market market, UUID searchId, String id, Duration timeout, AnswerReader<T> reader) {
    String path = "/" + index(market, searchId) + "/_source/" + id;
    try {
      return Optional.of(engine.send(EngineRequest.of("GET", path, Map.of()), timeout, reader));
    } catch (EngineException.Refused e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String index(Market market, UUID searchId) {
    return indices.of(market, SearchIds.madeAt(searchId));
  }

  private static String restId(UUID searchId, int part) {
    return searchId + "-rest" + (part == 0 ? "" : "-" + part);
  }

  private static List<String> readRest(JsonParser in) throws IOException {
    List<String> ids = new ArrayList<>();
    while (in.nextToken() != null) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        ids.add(in.getText());
      }
    }
    return ids;
  }
}
