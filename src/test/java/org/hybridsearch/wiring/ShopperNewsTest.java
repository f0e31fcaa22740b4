package org.hybridsearch.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.delivery.Undelivered;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.recommend.trained.TrainedConfig;
import org.hybridsearch.recommend.trained.TrainedItems;
import org.junit.jupiter.api.Test;

/** What drops a remembered ranking, and what leaves it. */
class ShopperNewsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicInteger calls = new AtomicInteger();
  private final Personalizer personalizer = new Personalizer(
      new Counted(calls), Settings.of(PersonalizeConfig.class), Ticker.systemTicker(), new SimpleMeterRegistry());

  private record Counted(AtomicInteger calls) implements PersonalRanker {
    @Override
    public String source() {
      return "counted";
    }

    @Override
    public Answer rank(Question question) {
      calls.incrementAndGet();
      return new Answer(Map.of("i1", 0.9, "i2", 0.1), 1);
    }
  }

  private ShopperNews news(boolean here) {
    return new ShopperNews(Market.DEFAULT, personalizer,
        new TrainedItems(Optional.empty(), Settings.of(TrainedConfig.class), Market.DEFAULT, Ticker.systemTicker(), new SimpleMeterRegistry()),
        new ShopperNews.Learning(Undelivered.nobody(), new LikedTypes(EnumSet.of(EventType.CLICK), Domain.CUSTOM), here));
  }

  /** Whether it is asked for anew after the news. */
  private boolean drops(Runnable news) {
    ask();
    int before = calls.get();
    news.run();
    ask();
    return calls.get() > before;
  }

  private void ask() {
    personalizer.personalize(new Personalizer.Request(Market.DEFAULT, new Shopper.Someone("anna", "", Map.of()), List.of("i1", "i2"),
        new Personalizer.Weighting(PersonalizationMode.FULL, 1, 1), Duration.ofSeconds(10)));
  }

  @Test
  void what_is_not_delivered_leaves_what_personalize_said() {
    ShopperNews news = news(false);
    assertThat(drops(() -> news.acted("anna", Optional.of(EventType.IMPRESSION), NOW))).isFalse();
    assertThat(drops(() -> news.acted("anna", Optional.of(EventType.VIEW), NOW))).isFalse();
    assertThat(drops(() -> news.acted("anna", Optional.empty(), NOW))).isFalse();
    assertThat(drops(() -> news.uploaded("anna", NOW))).isFalse();
  }

  @Test
  void what_is_delivered_and_what_is_forgotten_drops_what_personalize_said() {
    ShopperNews news = news(false);
    assertThat(drops(() -> news.acted("anna", Optional.of(EventType.CLICK), NOW))).isTrue();
    assertThat(drops(() -> news.forgotten("anna", NOW))).isTrue();
  }

  @Test
  void whatever_is_learned_here_drops_what_the_local_ranker_said() {
    ShopperNews news = news(true);
    assertThat(drops(() -> news.acted("anna", Optional.of(EventType.VIEW), NOW))).isTrue();
    assertThat(drops(() -> news.acted("anna", Optional.of(EventType.CLICK), NOW))).isTrue();
    assertThat(drops(() -> news.acted("anna", Optional.empty(), NOW))).isTrue(); // it may join a session with its user
    assertThat(drops(() -> news.uploaded("anna", NOW))).isTrue();
  }
}
