package org.hybridsearch.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/**
 * Who this service is to AWS. Nothing is looked up before a leaf asks for the {@link #provider()}; from then on a thread of its
 * own keeps the credentials fresh. Safe for use by many threads.
 */
public final class AwsIdentity implements AutoCloseable {

  /** What there is to sign with. */
  public enum State {
    /** Nobody asked yet: this service calls nothing of AWS. */
    UNUSED,
    /** Credentials are there. */
    PRESENT,
    /** The chain has none at the moment; it is asked again and again. */
    MISSING,
    /** Those there were have expired, and the chain has no others yet. */
    EXPIRED
  }

  private final AwsCredentialsProvider chain;
  private final AwsConfig config;
  private final KeptCredentials kept;
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean started;

  AwsIdentity(AwsCredentialsProvider chain, AwsConfig config, Clock clock) {
    if (!config.lookAgain().isPositive() || config.firstWait().isNegative()) {
      throw new IllegalArgumentException("hybridsearch.aws.look-again must be above 0, and first-wait not below");
    }
    this.chain = chain;
    this.config = config;
    this.kept = new KeptCredentials(chain, config.lookAgain(), clock);
  }

  /** The default chain of the SDK. Reads nothing yet. */
  public static AwsIdentity of(AwsConfig config, Clock clock) {
    // A profile's files are read again when they change, so that a renewed login needs no restart.
    DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder()
        .asyncCredentialUpdateEnabled(true)
        .profileFile(ProfileFileSupplier.defaultSupplier());
    config.profile().ifPresent(chain::profileName);
    return new AwsIdentity(chain.build(), config, clock);
  }

  /**
   * The credentials for clients of AWS. The first to ask waits a little for the first ones; the provider itself never waits:
   * where there are none, it fails at once, and with it the one call that needed them.
   */
  public synchronized AwsCredentialsProvider provider() {
    if (!started) {
      started = true;
      Thread.ofVirtual().name("aws-credentials").start(this::keepFresh);
      kept.awaitFirst(config.firstWait());
    }
    return kept;
  }

  /** What there is to sign with now. */
  public synchronized State state() {
    return started ? kept.state() : State.UNUSED;
  }

  /** Ends the thread; credentials are not renewed any more. */
  @Override
  public void close() {
    closing.countDown();
    if (chain instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        // The process ends.
      }
    }
  }

  private void keepFresh() {
    try {
      Duration pause;
      do {
        pause = kept.lookAgain();
      } while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
