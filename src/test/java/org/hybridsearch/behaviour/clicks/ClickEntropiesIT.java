package org.hybridsearch.behaviour.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.behaviour.BehaviourFixture;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.behaviour.shown.ShownPage;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClickEntropiesIT {

  private static final int PEOPLE = 31;
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  private final OwnBehaviour own = new OwnBehaviour();
  private final List<ShownPage> pages = new ArrayList<>();
  private final List<ShopEvent> clicks = new ArrayList<>();

  @AfterEach
  void close() {
    own.close();
  }

  /** Somebody searches and clicks an item. */
  private void search(String query, Visitor visitor, String itemId) {
    search(query, visitor, itemId, NOON.minusSeconds(3600), ShownPage.Kind.SEARCH, 40);
  }

  private void search(String query, Visitor visitor, String itemId, Instant at, ShownPage.Kind kind, int total) {
    String searchId = "q" + clicks.size();
    pages.add(new ShownPage(searchId, query, at, visitor, new ShownPage.Profile("default", 1), total, 0,
        List.of(new ShownPage.Item(itemId, 1, 1)), List::of, kind, ""));
    clicks.add(new ShopEvent("e" + clicks.size(), EventType.CLICK, Optional.of(itemId), at, visitor, Optional.of(searchId),
        OptionalInt.of(1), OptionalDouble.empty(), List.of()));
  }

  private static Visitor session(int number) {
    return OwnBehaviour.visitor("", "s" + number);
  }

  private ClickEntropies read(String... settings) {
    try (SearchLog log = new SearchLog(new BulkSender(own.engine, OwnBehaviour.TIMEOUT), own.names.ubiQueries(), own.keys,
        page -> false, BehaviourFixture.config(Map.of()).searches(), new SimpleMeterRegistry())) {
      pages.forEach(log::log);
    }
    own.store().record(clicks);
    own.admin.refresh(own.names.ubiQueries());
    own.admin.refresh(own.names.ubiEvents());
    ClickEntropies entropies = entropies(own.names.ubiEvents(), settings);
    entropies.refresh();
    return entropies;
  }

  private ClickEntropies entropies(String events, String... settings) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      all.put("hybridsearch.behaviour.clicks." + settings[i], settings[i + 1]);
    }
    return new ClickEntropies(new LoggedClicks(own.engine, events, own.names.ubiQueries(), OwnBehaviour.TIMEOUT),
        BehaviourFixture.config(all).clicks(), CLOCK);
  }

  @Test
  void tells_queries_on_which_all_click_the_same_from_those_on_which_they_differ() {
    for (int i = 0; i < PEOPLE; i++) {
      search(i % 2 == 0 ? "Orange Juice" : " orange  juice", session(i), "same");
      search("juice", session(i), "item" + i);
    }
    ClickEntropies entropies = read();
    assertThat(entropies.bits("ORANGE JUICE").orElseThrow()).isCloseTo(0.2006, within(1e-4));
    assertThat(entropies.bits("juice").orElseThrow()).isCloseTo(5, within(1e-9));
    assertThat(entropies.bits("apple juice")).isEmpty();
  }

  @Test
  void nobody_steers_it_alone() {
    for (int i = 0; i < 100; i++) {
      search("juice", session(1), "item" + i);
    }
    assertThat(read().bits("juice")).isEmpty();
  }

  @Test
  void who_is_only_measured_counts_and_bots_do_not() {
    for (int i = 0; i < PEOPLE; i++) {
      search("measured", new Visitor("", "m" + i, Visitor.Use.MEASUREMENT, false), "same");
      search("scraped", new Visitor("", "b" + i, Visitor.Use.PERSONALIZATION, true), "same");
    }
    ClickEntropies entropies = read();
    assertThat(entropies.bits("measured")).isPresent();
    assertThat(entropies.bits("scraped")).isEmpty();
  }

  @Test
  void only_recent_clicks_after_searches_that_found_something_count() {
    for (int i = 0; i < PEOPLE; i++) {
      search("last year", session(i), "same", NOON.minus(Duration.ofDays(31)), ShownPage.Kind.SEARCH, 40);
      search("corrected", session(i), "same", NOON, ShownPage.Kind.SEARCH, 0);
      search("recommended", session(i), "same", NOON, ShownPage.Kind.RECOMMENDED, 40);
      search("", session(i), "same");
      search("found", session(i), "same");
    }
    ClickEntropies entropies = read();
    assertThat(entropies.bits("found")).isPresent();
    assertThat(List.of("last year", "corrected", "recommended", "")).allSatisfy(query ->
        assertThat(entropies.bits(query)).as(query).isEmpty());
  }

  @Test
  void a_search_of_several_pages_is_one() {
    for (int i = 0; i < PEOPLE; i++) {
      search("juice", session(i), "same");
      pages.add(new ShownPage("q" + (clicks.size() - 1), "juice", NOON, session(i), new ShownPage.Profile("default", 1), 40, 0,
          List.of(new ShownPage.Item("later", 25, 1)), List::of));
    }
    assertThat(read().bits("juice").orElseThrow()).isCloseTo(0.2006, within(1e-4));
  }

  @Test
  void the_newest_are_read_and_no_more() {
    for (int i = 0; i < PEOPLE; i++) {
      search("new", session(i), "same", NOON.minusSeconds(1), ShownPage.Kind.SEARCH, 40);
      search("old", session(i), "same", NOON.minusSeconds(60 + i), ShownPage.Kind.SEARCH, 40);
    }
    ClickEntropies entropies = read("most-clicks", "" + (PEOPLE + 10));
    assertThat(entropies.bits("new")).isPresent();
    assertThat(entropies.bits("old")).isEmpty();
  }

  @Test
  void where_no_events_are_kept_nothing_is_known() {
    ClickEntropies entropies = entropies("no-such-index");
    entropies.refresh();
    assertThat(entropies.bits("juice")).isEmpty();
  }

  @Test
  void a_setting_out_of_range_is_named() {
    assertThatIllegalArgumentException().isThrownBy(() -> entropies("e", "least-visitors", "0"))
        .withMessageContaining("hybridsearch.behaviour.clicks.least-visitors");
  }
}
