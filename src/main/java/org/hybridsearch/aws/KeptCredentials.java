package org.hybridsearch.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hybridsearch.aws.AwsIdentity.State;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The credentials last seen. Resolving never looks anything up: a chain without credentials takes seconds to say so, and no
 * search has them. Safe for use by many threads; one of them looks again.
 */
final class KeptCredentials implements AwsCredentialsProvider {

  private static final Logger LOG = Logger.getLogger(KeptCredentials.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final AwsCredentialsProvider chain;
  private final Duration usualPause;
  private final Clock clock;
  private final CountDownLatch looked = new CountDownLatch(1);
  private volatile @Nullable AwsCredentials last;
  private Duration pause = FIRST_PAUSE;
  private boolean failing;

  KeptCredentials(AwsCredentialsProvider chain, Duration usualPause, Clock clock) {
    this.chain = chain;
    this.usualPause = usualPause;
    this.clock = clock;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    AwsCredentials known = last;
    return switch (state()) {
      case PRESENT -> known == null ? missing("There are no AWS credentials") : known;
      case EXPIRED -> missing("The AWS credentials have expired, and there are no others yet");
      case MISSING, UNUSED -> missing("There are no AWS credentials");
    };
  }

  State state() {
    AwsCredentials known = last;
    if (known == null) {
      return State.MISSING;
    }
    Instant now = clock.instant();
    return known.expirationTime().filter(end -> !end.isAfter(now)).isPresent() ? State.EXPIRED : State.PRESENT;
  }

  /** Waits for the end of the first look-up, whatever it found, but not for long. */
  void awaitFirst(Duration time) {
    try {
      if (!looked.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("AWS credentials are still being looked for; what needs them fails until they are there");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the chain; gives how long to wait before the next time. For one thread. */
  Duration lookAgain() {
    try {
      last = chain.resolveCredentials();
      if (failing) {
        LOG.info("AWS credentials are there again");
      }
      failing = false;
      pause = FIRST_PAUSE;
      return usualPause;
    } catch (RuntimeException e) {
      return again(e);
    } finally {
      looked.countDown();
    }
  }

  /** What is kept stays good until it expires. The chain's own message is left out: it quotes files and answers of others. */
  private Duration again(RuntimeException failure) {
    if (!failing) {
      LOG.warnf("There are no AWS credentials to be had (%s); looking again, what needs them is degraded once they expire",
          failure.getClass().getSimpleName());
    }
    failing = true;
    Duration now = pause.compareTo(usualPause) < 0 ? pause : usualPause;
    pause = now.multipliedBy(2);
    return now;
  }

  private static AwsCredentials missing(String message) {
    throw SdkClientException.create(message);
  }
}
