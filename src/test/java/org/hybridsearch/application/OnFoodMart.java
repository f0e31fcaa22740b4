package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;

/** What tests on FoodMart begin with. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
abstract class OnFoodMart {

  private static final Duration LOADED = Duration.ofMinutes(5);

  @Inject Boot boot;

  @BeforeEach
  void wait_until_it_is_loaded() throws InterruptedException {
    assertThat(boot.await(LOADED)).as("loaded").isTrue();
  }
}
