package org.hybridsearch.page;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.page.window.SearchIds;
import org.hybridsearch.page.window.WindowSettings;
import org.hybridsearch.page.window.WindowStore;

/** Opens rankings, keeps their windows and resumes them at a cursor, on any replica. Thread-safe. */
public final class Pages implements AutoCloseable {

  private final WindowStore store;
  private final SearchIds searchIds;
  private final SigningKey signingKey;
  private final PageConfig config;
  private final Clock clock;
  private volatile Optional<CursorSigner> signer = Optional.empty();

  /**
   * @param prefix of the names of the indices
   * @param random must be unpredictable outside tests
   * @throws IllegalArgumentException when the settings are out of range
   */
  public Pages(
      SearchEngine engine, String prefix, PageConfig config, Clock clock, RandomGenerator random, MeterRegistry meters) {
    WindowSettings settings = new WindowSettings(config.ttl(), config.writeDelay(), config.memoryBytes());
    this.store = new WindowStore(engine, prefix, settings, clock, meters);
    this.searchIds = new SearchIds(clock, random);
    this.signingKey = new SigningKey(engine, prefix, random);
    this.config = config;
    this.clock = clock;
  }

  /**
   * Makes ready what paging needs in the engine, and drops what has expired. To be called before the first search and every few
   * minutes.
   *
   * @throws EngineException when the engine does not do it
   */
  public void prepare(Market market) {
    store.prepare(market);
    signer();
  }

  /** The place before the first item of a new ranking. */
  public Cursor open(SearchRequest request) {
    long expiresAt = clock.instant().plus(config.ttl()).getEpochSecond();
    return new Cursor(searchIds.next(request.market()), 0, expiresAt, InputHash.of(request), 0, new BitSet());
  }

  /** The cursor as text that callers send back. */
  public String sign(Cursor cursor) {
    return signer().sign(cursor);
  }

  /**
   * Checks a cursor. Asks nobody.
   *
   * @throws SearchException.BadInput when it was forged, has expired or belongs to another input
   */
  public Cursor verify(SearchRequest request, String text) {
    Cursor cursor = signer().verify(text)
        .orElseThrow(() ->
            new SearchException.BadInput("after is not a cursor of this service; use one from an answer as it is."));
    if (cursor.expiresAt() <= clock.instant().getEpochSecond()) {
      throw expired();
    }
    if (cursor.inputHash() != InputHash.of(request)) {
      throw new SearchException.BadInput("after belongs to another input; send the same input with it, or leave it out.");
    }
    return cursor;
  }

  /**
   * Keeps a window for later pages. Does not wait for the engine, which gets it a little later.
   *
   * @return whether later pages may be promised: false as long as windows cannot be written
   */
  public boolean pin(Market market, UUID searchId, Window window) {
    return store.pin(market, searchId, window);
  }

  /**
   * The window that a cursor points into. One that another replica has only just pinned is waited for.
   *
   * @throws SearchException.BadInput when it is gone
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public Window window(Market market, UUID searchId, Duration timeout) {
    try {
      return store.find(market, searchId, timeout).orElseThrow(Pages::expired);
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  /**
   * What comes after the window, when some page has asked for it already.
   *
   * @param part 0 by relevance; the order of a field sort is fixed in several
   */
  public Optional<List<String>> rest(Market market, UUID searchId, int part, Duration timeout) {
    try {
      return store.findRest(market, searchId, part, timeout);
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  /** Fixes what comes after the window; the order that another page fixed first wins. */
  public List<String> pinRest(Market market, UUID searchId, int part, List<String> ids, Duration timeout) {
    try {
      return store.pinRest(market, searchId, part, ids, timeout);
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  /** Writes the windows that are not in the engine yet, for some seconds at most; to be called before the process ends. */
  @Override
  public void close() {
    store.close();
  }

  private CursorSigner signer() {
    if (signer.isEmpty()) {
      try {
        signer = Optional.of(new CursorSigner(signingKey.load(config.secret())));
      } catch (EngineException e) {
        throw unavailable(e);
      }
    }
    return signer.get();
  }

  private static SearchException expired() {
    return new SearchException.BadInput("after has expired; search again without it.");
  }

  private static SearchException unavailable(EngineException cause) {
    return new SearchException.Unavailable("Search is not available at the moment; try again in a few seconds.", cause);
  }
}
