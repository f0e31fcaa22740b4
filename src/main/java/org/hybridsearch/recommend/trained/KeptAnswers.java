package org.hybridsearch.recommend.trained;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.trained.NoNames.Kind;
import org.hybridsearch.recommend.trained.TrainedModel.Answer;
import org.hybridsearch.recommend.trained.TrainedModel.Question;

/** Good answers for a short while, and one call for all who ask the same at once. Failures are not kept. Thread-safe. */
final class KeptAnswers {

  /** Longer than any call takes: what a call under way when a shopper acted brings must not outlive the note that they acted. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

  private final Cache<Key, Answer> answers;
  private final ConcurrentMap<Key, CompletableFuture<Answer>> calls = new ConcurrentHashMap<>();
  private final Cache<String, Long> epochs;
  private final AtomicLong lastEpoch = new AtomicLong();

  KeptAnswers(Duration ttl, int size, Ticker ticker) {
    this.answers = Caffeine.newBuilder()
        .ticker(ticker).executor(Runnable::run).expireAfterWrite(ttl).maximumSize(size).build();
    this.epochs = Caffeine.newBuilder()
        .ticker(ticker).executor(Runnable::run).expireAfterWrite(ttl.plus(LONGEST_CALL)).build();
  }

  /** What an answer depends on: another epoch as soon as the shopper acted. */
  private record Key(Question question, long epoch) {}

  /** An answer, and whether no call was needed for it. */
  record Found(Answer answer, boolean saved) {}

  /** Makes all answers for a shopper, by their key, unreachable, those of calls under way included. */
  void forget(String shopper) {
    epochs.put(shopper, lastEpoch.incrementAndGet());
  }

  /**
   * The answer that is known, that a call under way brings, or that {@code load} gives, in this order.
   *
   * @param patience how long to wait for a call under way
   * @throws NoNames when the call, shared or not, brings none
   */
  Found get(Question question, Duration patience, Supplier<Answer> load) {
    Key key = new Key(question, epoch(question.shopper()));
    Answer known = answers.getIfPresent(key);
    if (known != null) {
      return new Found(known, true);
    }
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> other = calls.putIfAbsent(key, mine);
    return other == null ? lead(key, mine, load) : new Found(follow(other, patience), true);
  }

  private long epoch(Shopper shopper) {
    Long epoch = switch (shopper) {
      case Shopper.Someone someone -> epochs.getIfPresent(someone.key());
      case Shopper.Nobody nobody -> null;
    };
    return epoch == null ? 0 : epoch;
  }

  private Found lead(Key key, CompletableFuture<Answer> mine, Supplier<Answer> load) {
    try {
      Answer known = answers.getIfPresent(key); // another call may have ended between the look and the lead
      Answer answer = known == null ? load.get() : known;
      answers.put(key, answer);
      calls.remove(key, mine);
      mine.complete(answer);
      return new Found(answer, known != null);
    } catch (Throwable failure) {
      calls.remove(key, mine);
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private static Answer follow(CompletableFuture<Answer> call, Duration patience) {
    try {
      return call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new NoNames(Kind.TIMEOUT, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoNames(Kind.GIVEN_UP, interrupted);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof NoNames known ? known : new NoNames(Kind.UNAVAILABLE, failed.getCause());
    }
  }
}
