package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.EVENTS;
import static org.hybridsearch.application.StandInBeside.RECOMMENDATIONS;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As long as Personalize does not know what a shopper did, nothing that it says of them is kept; by the real SDK, as it is wired. */
@QuarkusTest
@TestProfile(AwsLocalProfile.class)
@Timeout(300)
class AwsLocalHeldIT {

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  @BeforeEach
  void stock_a_shop() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(2))).isTrue();
    shop.restock();
  }

  @AfterEach
  void heal() {
    aws.relent();
  }

  @Test
  void after_an_event_nothing_is_kept_of_its_shopper_until_it_is_delivered() {
    Eventually.within(SOON, "rankings are kept", () -> kept("dora"));
    aws.befall(EVENTS, FaultKind.ERROR_500);
    shop.record("CLICK", "dora", "7");

    for (int i = 0; i < 5; i++) {
      assertThat(kept("dora")).isFalse();
    }
    int before = aws.calls(RECOMMENDATIONS);
    shop.recommended("dora");
    shop.recommended("dora");
    assertThat(aws.calls(RECOMMENDATIONS)).isEqualTo(before + 2);
    Eventually.within(SOON, "others' are kept", () -> kept("emil"));
    assertThat(kept("dora")).isFalse();

    aws.relent();
    Eventually.within(SOON, "hers are kept again", () -> kept("dora"));
  }

  @Test
  void what_personalize_is_never_told_of_leaves_what_it_said() {
    Eventually.within(SOON, "rankings are kept", () -> kept("fred"));
    aws.befall(EVENTS, FaultKind.ERROR_500);
    shop.record("IMPRESSION", "fred", "7");
    assertThat(status("fred")).isEqualTo("CACHED");
    shop.record("VIEW", "fred", "7");
    assertThat(status("fred")).isEqualTo("CACHED");
    shop.record("CLICK", "fred", "7");
    assertThat(kept("fred")).isFalse();
  }

  /** Whether the second of two equal searches is answered from memory. */
  private boolean kept(String shopper) {
    status(shopper);
    return status(shopper).equals("CACHED");
  }

  private String status(String shopper) {
    return shop.search(shopper).status("PERSONALIZE");
  }
}
