package org.hybridsearch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridsearch.aws.AwsIdentity.State;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

class KeptCredentialsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final AtomicInteger looked = new AtomicInteger();
  private AwsCredentials there;
  private final KeptCredentials kept = new KeptCredentials(this::look, MINUTE, clock);

  @Test
  void a_call_never_looks_anything_up() {
    there = credentials("a", 3600);
    assertThatThrownBy(kept::resolveCredentials).isInstanceOf(SdkClientException.class)
        .hasMessage("There are no AWS credentials");
    assertThat(looked).hasValue(0);
    assertThat(kept.lookAgain()).isEqualTo(MINUTE);
    assertThat(kept.resolveCredentials().accessKeyId()).isEqualTo("a");
    assertThat(looked).hasValue(1);
  }

  @Test
  void credentials_stay_while_others_cannot_be_had_until_they_expire() {
    there = credentials("a", 3600);
    kept.lookAgain();
    there = null;
    kept.lookAgain();
    assertThat(kept.resolveCredentials().accessKeyId()).isEqualTo("a");
    now = now.plusSeconds(3600);
    assertThat(kept.state()).isEqualTo(State.EXPIRED);
    assertThatThrownBy(kept::resolveCredentials).isInstanceOf(SdkClientException.class).hasMessageContaining("have expired");
  }

  @Test
  void it_looks_again_soon_and_then_less_often_and_recovers_by_itself() {
    assertThat(kept.lookAgain()).isEqualTo(Duration.ofSeconds(1));
    assertThat(kept.lookAgain()).isEqualTo(Duration.ofSeconds(2));
    for (int i = 0; i < 10; i++) {
      assertThat(kept.lookAgain()).isLessThanOrEqualTo(MINUTE);
    }
    assertThat(kept.state()).isEqualTo(State.MISSING);
    there = credentials("b", 60);
    assertThat(kept.lookAgain()).isEqualTo(MINUTE);
    assertThat(kept.state()).isEqualTo(State.PRESENT);
    assertThat(kept.resolveCredentials().accessKeyId()).isEqualTo("b");
  }

  @Test
  void a_chain_that_hangs_holds_nobody_up() {
    CountDownLatch end = new CountDownLatch(1);
    AwsIdentity identity = new AwsIdentity(() -> {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return credentials("late", 60);
    }, Settings.of(AwsConfig.class, "hybridsearch.aws.look-again", "1s", "hybridsearch.aws.first-wait", "50ms"), clock);
    try (identity) {
      assertThat(identity.state()).isEqualTo(State.UNUSED);
      assertThatThrownBy(() -> identity.provider().resolveCredentials()).isInstanceOf(SdkClientException.class);
      assertThat(identity.state()).isEqualTo(State.MISSING);
      end.countDown();
      while (identity.state() != State.PRESENT) {
        Thread.onSpinWait();
      }
      assertThat(identity.provider().resolveCredentials().accessKeyId()).isEqualTo("late");
    }
  }

  private AwsCredentials look() {
    looked.incrementAndGet();
    if (there == null) {
      throw SdkClientException.create("no");
    }
    return there;
  }

  private AwsCredentials credentials(String id, long seconds) {
    return AwsSessionCredentials.builder().accessKeyId(id).secretAccessKey("s").sessionToken("t")
        .expirationTime(now.plusSeconds(seconds)).build();
  }
}
