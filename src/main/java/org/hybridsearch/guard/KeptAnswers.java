package org.hybridsearch.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hybridsearch.guard.Unanswered.Kind;

/**
 * Good answers for a short while, and one call for all who ask the same at once. Failures are not kept. An answer is about a subject,
 * and out of reach as soon as the subject is forgotten. Where more subjects are forgotten at a time than are remembered, so is
 * everybody who is not remembered. Thread-safe.
 *
 * @param <S> subjects, and {@code <Q>} questions: values that hash and compare by all that an answer depends on
 */
public final class KeptAnswers<S, Q, A> {

  /** Longer than any call takes: what a call under way when a subject was forgotten brings must not outlive the note of it. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

  /** About 20 MB. */
  static final int MOST_FORGOTTEN = 100_000;

  private final Cache<Key<S, Q>, A> answers;
  private final ConcurrentMap<Key<S, Q>, CompletableFuture<A>> calls = new ConcurrentHashMap<>();
  private final Cache<S, Long> epochs;
  private final AtomicLong lastEpoch = new AtomicLong();
  /** The epoch of subjects without one of their own: none is behind that of a subject that had to make room. */
  private final AtomicLong floor = new AtomicLong();

  /**
   * Nothing is kept at first.
   *
   * @param ttl how long an answer serves; 0 keeps none, and calls under way are still shared
   * @param size the most answers
   */
  public KeptAnswers(Duration ttl, int size, Ticker ticker) {
    this.answers = Caffeine.newBuilder()
        .ticker(ticker).executor(Runnable::run).expireAfterWrite(ttl).maximumSize(size).build();
    this.epochs = Caffeine.newBuilder()
        .ticker(ticker).executor(Runnable::run).expireAfterWrite(ttl.plus(LONGEST_CALL)).maximumSize(MOST_FORGOTTEN)
        .evictionListener((S subject, Long epoch, RemovalCause cause) -> madeRoom(epoch, cause)).build();
  }

  /** Before the epoch is gone. What expired needs nothing: the answers from before it expired sooner. */
  private void madeRoom(long epoch, RemovalCause cause) {
    if (cause == RemovalCause.SIZE) {
      floor.accumulateAndGet(epoch, Math::max);
    }
  }

  /** An answer and where it came from. */
  public record Found<A>(A answer, Via via) {}

  /** Where an answer came from. */
  public enum Via {
    /** A call was made for it. */
    CALL,
    /** A call already under way brought it. */
    FLIGHT,
    /** It was known. */
    CACHE,
    /** It was among the answers that replicas share. */
    SHARED
  }

  /** The key of an answer: a later one about the same subject differs as soon as the subject is forgotten. */
  public Key<S, Q> key(S subject, Q question) {
    return new Key<>(subject, epoch(subject), question);
  }

  /** Another number whenever the subject was forgotten, as far as what is kept can tell. */
  public long epoch(S subject) {
    Long epoch = epochs.getIfPresent(subject);
    return epoch == null ? floor.get() : epoch;
  }

  /** Makes all answers about a subject unreachable, those of calls under way included. Costs a map entry for about the ttl. */
  public void forget(S subject) {
    epochs.put(subject, lastEpoch.incrementAndGet());
  }

  /**
   * The answer that is known, that a call under way brings, or that {@code load} gives, in this order. Where a call under way was
   * given up by who made it, for their own reasons, those who waited for it go on by themselves.
   *
   * @param patience how long it may take; what is known is given even if it is not above 0
   * @param load is told how much of it is left
   * @throws Unanswered when the call, shared or not, brings none
   */
  public Found<A> get(Key<S, Q> key, Duration patience, Function<Duration, Found<A>> load) {
    return get(key, patience, load, true);
  }

  /**
   * The same for an answer that must not serve later: only what a call under way brings, or {@code load} gives; it is not kept.
   *
   * @throws Unanswered when the call, shared or not, brings none
   */
  public Found<A> shared(Key<S, Q> key, Duration patience, Function<Duration, Found<A>> load) {
    return get(key, patience, load, false);
  }

  private Found<A> get(Key<S, Q> key, Duration patience, Function<Duration, Found<A>> load, boolean keeps) {
    long start = System.nanoTime();
    Duration left = patience;
    while (true) {
      A known = keeps ? answers.getIfPresent(key) : null;
      if (known != null) {
        return new Found<>(known, Via.CACHE);
      }
      CompletableFuture<A> mine = new CompletableFuture<>();
      CompletableFuture<A> other = calls.putIfAbsent(key, mine);
      if (other == null) {
        Duration time = left;
        return lead(key, mine, () -> keeps ? known(key, time, load) : load.apply(time));
      }
      Optional<A> followed = follow(other, left);
      if (followed.isPresent()) {
        return new Found<>(followed.get(), Via.FLIGHT);
      }
      left = patience.minusNanos(System.nanoTime() - start);
    }
  }

  /** Known from now on. */
  private Found<A> known(Key<S, Q> key, Duration time, Function<Duration, Found<A>> load) {
    A known = answers.getIfPresent(key); // another call may have ended between the look and the lead
    Found<A> found = known == null ? load.apply(time) : new Found<>(known, Via.CACHE);
    answers.put(key, found.answer());
    return found;
  }

  private Found<A> lead(Key<S, Q> key, CompletableFuture<A> mine, Supplier<Found<A>> load) {
    try {
      Found<A> found = load.get();
      calls.remove(key, mine);
      mine.complete(found.answer());
      return found;
    } catch (Throwable failure) {
      calls.remove(key, mine);
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  /** What it brings; empty when it was given up for reasons of its own. */
  private static <A> Optional<A> follow(CompletableFuture<A> call, Duration patience) {
    try {
      return Optional.of(call.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      throw new Unanswered(patience.isPositive() ? Kind.TIMEOUT : Kind.NO_TIME, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unanswered(Kind.GIVEN_UP, interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Unanswered none) {
        if (none.kind().ofAsker()) {
          return Optional.empty();
        }
        throw none;
      }
      throw new Unanswered(Kind.UNAVAILABLE, failed.getCause());
    }
  }

  /** What an answer depends on. Questions are compared themselves, not by a hash: a wrong hit would be somebody else's answer. */
  public static final class Key<S, Q> {
    private final S subject;
    private final long epoch;
    private final Q question;
    private final int hash; // of a list of hundreds of ids, worked out once

    private Key(S subject, long epoch, Q question) {
      this.subject = subject;
      this.epoch = epoch;
      this.question = question;
      this.hash = Objects.hash(subject, epoch, question);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key<?, ?> that && hash == that.hash && epoch == that.epoch && subject.equals(that.subject)
          && question.equals(that.question);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
