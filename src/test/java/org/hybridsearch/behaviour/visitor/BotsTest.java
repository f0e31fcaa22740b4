package org.hybridsearch.behaviour.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Instant;
import java.util.Map;
import org.hybridsearch.behaviour.BehaviourFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Visitor ANNA = new Visitor("anna", "", Visitor.Use.PERSONALIZATION, false);
  private static final Visitor BERTA = new Visitor("berta", "", Visitor.Use.PERSONALIZATION, false);

  private final Bots bots = new Bots(BehaviourFixture.config(Map.of()).bots().userAgents(), 3, Ticker.systemTicker());

  @ParameterizedTest
  @ValueSource(strings = {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "bingbot/2.0", "GPTBot/1.0",
      "Baiduspider", "facebookexternalhit/1.1", "Mozilla/5.0 Chrome-Lighthouse", "Yahoo! Slurp", "AhrefsBot"})
  void a_client_that_says_so_is_one(String agent) {
    assertThat(bots.named(agent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mozilla/5.0 (Linux; Android 10; CUBOT X30) Chrome/120", "Mozilla/5.0 (X11) HeadlessChrome/120",
      "okhttp/4.12", "Java-http-client/25", "curl/8.5", "Mozilla/5.0 (iPhone) Version/17 Safari/604.1"})
  void browsers_and_the_clients_of_storefronts_are_none(String agent) {
    assertThat(bots.named(agent)).isFalse();
  }

  @Test
  void more_in_a_minute_than_anybody_does_is_one() {
    for (int i = 0; i < 3; i++) {
      assertThat(bots.tooFast(ANNA, NOON.plusSeconds(i))).isFalse();
    }
    assertThat(bots.tooFast(ANNA, NOON.plusSeconds(4))).isTrue();
    assertThat(bots.tooFast(BERTA, NOON.plusSeconds(4))).isFalse();
  }

  @Test
  void what_was_not_stored_does_not_count() {
    for (int i = 0; i < 100; i++) {
      assertThat(bots.tooFast(ANNA, NOON)).isFalse();
      bots.uncount(ANNA, NOON);
    }
    bots.uncount(BERTA, NOON); // who was never counted
  }

  @Test
  void a_session_that_is_named_like_a_user_does_not_make_a_bot_of_the_user() {
    Visitor session = new Visitor("", "berta", Visitor.Use.PERSONALIZATION, false);
    for (int i = 0; i < 4; i++) {
      bots.tooFast(session, NOON);
    }
    assertThat(bots.tooFast(BERTA, NOON)).isFalse();
  }

  @Test
  void a_backlog_sent_at_once_is_no_haste() {
    for (int i = 0; i < 100; i++) {
      assertThat(bots.tooFast(ANNA, NOON.plusSeconds(60L * i))).isFalse();
    }
  }

  @Test
  void refuses_settings_that_cannot_be() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bots("(", 3, Ticker.systemTicker())).withMessageContaining("user-agents");
    assertThatIllegalArgumentException().isThrownBy(() -> new Bots("x", 0, Ticker.systemTicker())).withMessageContaining("per-minute");
  }
}
