package org.hybridsearch.personalize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalScores;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.NoAnswer.Kind;
import org.hybridsearch.personalize.PersonalRanker.Question;

/**
 * Good answers of one ranker for a short while, and one call for all who ask the same at once. Failures are not kept. Belongs to
 * one ranker, so the ranker is no part of the key. Thread-safe.
 */
final class AnswerCache {

  /** What of a ranker's answer is kept: normalized scores, a confidence of 0 to 1, and its name, empty where it has none. */
  record Taste(PersonalScores scores, double confidence, String recommendationId) {}

  /** An answer and where it came from. */
  record Found(Taste taste, Via via) {}

  /** Where an answer came from. */
  enum Via {
    /** The ranker was called for it. */
    CALL,
    /** A call already under way brought it. */
    FLIGHT,
    /** It was known. */
    CACHE,
    /** It was among the answers that replicas share. */
    SHARED
  }

  /** Longer than any call takes: what a call under way when a shopper acted brings must not outlive the note that they acted. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

  private final Cache<Key, Taste> answers;
  private final ConcurrentMap<Key, CompletableFuture<Taste>> calls = new ConcurrentHashMap<>();
  private final Cache<Actor, Long> epochs;
  private final AtomicLong lastEpoch = new AtomicLong();

  AnswerCache(Duration ttl, int size, Ticker ticker) {
    this.answers = Caffeine.newBuilder()
        .ticker(ticker).executor(Runnable::run).expireAfterWrite(ttl).maximumSize(size).build();
    this.epochs = Caffeine.newBuilder()
        .ticker(ticker).executor(Runnable::run).expireAfterWrite(ttl.plus(LONGEST_CALL)).build();
  }

  /**
   * The key of an answer: a later one of the same shopper differs as soon as they are forgotten.
   *
   * @param context the part of the shopper's that the answer depends on
   */
  Key key(Question asked, Map<String, String> context) {
    return new Key(asked, epoch(asked.market(), asked.shopper()), context);
  }

  /** Another number whenever the shopper was forgotten, as far as what is kept can tell. */
  long epoch(Market market, Shopper.Someone shopper) {
    Long epoch = epochs.getIfPresent(new Actor(market, shopper.key()));
    return epoch == null ? 0 : epoch;
  }

  /** Makes all answers for a shopper unreachable, those of calls under way included. Costs one map entry for about the ttl. */
  void forget(Market market, String shopper) {
    epochs.put(new Actor(market, shopper), lastEpoch.incrementAndGet());
  }

  /**
   * The answer that is known, that a call under way brings, or that {@code load} gives, in this order.
   *
   * @param patience how long to wait for a call under way
   * @throws NoAnswer when the call, shared or not, brings none
   */
  Found get(Key key, Duration patience, Supplier<Found> load) {
    Taste known = answers.getIfPresent(key);
    if (known != null) {
      return new Found(known, Via.CACHE);
    }
    CompletableFuture<Taste> mine = new CompletableFuture<>();
    CompletableFuture<Taste> other = calls.putIfAbsent(key, mine);
    return other == null ? lead(key, mine, load) : new Found(follow(other, patience), Via.FLIGHT);
  }

  private Found lead(Key key, CompletableFuture<Taste> mine, Supplier<Found> load) {
    try {
      Taste known = answers.getIfPresent(key); // another call may have ended between the look and the lead
      Found found = known == null ? load.get() : new Found(known, Via.CACHE);
      answers.put(key, found.taste());
      calls.remove(key, mine);
      mine.complete(found.taste());
      return found;
    } catch (Throwable failure) {
      calls.remove(key, mine);
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private static Taste follow(CompletableFuture<Taste> call, Duration patience) {
    try {
      return call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new NoAnswer(Kind.TIMEOUT, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoAnswer(Kind.GIVEN_UP, interrupted);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof NoAnswer known ? known : new NoAnswer(Kind.UNAVAILABLE, failed.getCause());
    }
  }

  private record Actor(Market market, String shopper) {}

  /** What an answer depends on. Ids are compared themselves, not by a hash: a wrong hit would mix up the items' scores. */
  static final class Key {
    private final Market market;
    private final String shopper;
    private final long epoch;
    private final Map<String, String> context;
    private final List<String> itemIds;
    private final RankerFilter filter;
    private final int hash;

    private Key(Question asked, long epoch, Map<String, String> context) {
      this.market = asked.market();
      this.shopper = asked.shopper().key();
      this.epoch = epoch;
      this.context = context;
      this.itemIds = asked.itemIds();
      this.filter = asked.filter();
      this.hash = Objects.hash(market, shopper, epoch, context, itemIds, filter);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && hash == that.hash
          && epoch == that.epoch
          && shopper.equals(that.shopper)
          && market.equals(that.market)
          && context.equals(that.context)
          && filter.equals(that.filter)
          && itemIds.equals(that.itemIds);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
