package org.hybridsearch.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.hybridsearch.api.input.Consent;
import org.hybridsearch.api.input.EventInput;
import org.hybridsearch.api.input.EventType;
import org.hybridsearch.api.input.ShopperInput;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.event.Recorded.Code;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException.BadInput;
import org.hybridsearch.model.SearchOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String SEARCH = "0195a1b2-0000-7000-8000-000000000000";
  private static final ShopperInput SHOPPER = new ShopperInput("u", "s", null, Consent.PERSONALIZATION);

  private final EventReader reader = new EventReader(
      new VisitorReader(Consent.NONE), new MarketReader(List.of("default", "de")), 3, Duration.ofMinutes(5), Duration.ofDays(400),
      Clock.fixed(NOW, ZoneOffset.UTC));

  private static EventInput event(EventType type, String itemId, Double value) {
    return new EventInput("e", type, itemId, NOW, SHOPPER, SEARCH, 2, value, null, null);
  }

  private static EventInput click(String eventId, String itemId, Instant sentAt, ShopperInput shopper) {
    return new EventInput(eventId, EventType.CLICK, itemId, sentAt, shopper, null, null, null, null, null);
  }

  private static EventInput click(String searchId, Integer position, Double value, List<String> impression) {
    return new EventInput("e", EventType.CLICK, "i", NOW, SHOPPER, searchId, position, value, impression, null);
  }

  @Test
  void what_would_be_deleted_at_once_is_refused() {
    assertThat(reader.read(List.of(click("e", "i", NOW.minus(Duration.ofDays(399)), SHOPPER)), false).events()).hasSize(1);
    assertThat(reader.read(List.of(click("e", "i", NOW.minus(Duration.ofDays(400)), SHOPPER)), false).rejected())
        .extracting(Recorded.Rejection::code).containsExactly(Recorded.Code.BAD_USER_INPUT);
  }

  @Test
  void reads_a_whole_event() {
    EventReader.Read read = reader.read(List.of(event(EventType.PURCHASE, "i", 2.5)), false);
    assertThat(read.rejected()).isEmpty();
    assertThat(read.events()).containsExactly(new ShopEvent("e", org.hybridsearch.behaviour.EventType.PURCHASE, Optional.of("i"), NOW,
        new Visitor("u", "s", Visitor.Use.PERSONALIZATION, false), Optional.of(SEARCH), OptionalInt.of(2), OptionalDouble.of(2.5),
        List.of()));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments("a blank event id", click(" ", "i", NOW, SHOPPER)),
        arguments("an event id of 257 characters", click("e".repeat(257), "i", NOW, SHOPPER)),
        arguments("a control character", click("e", "i\u0007", NOW, SHOPPER)),
        arguments("no item", click("e", null, NOW, SHOPPER)),
        arguments("a blank item", click("e", "", NOW, SHOPPER)),
        arguments("the future", click("e", "i", NOW.plus(Duration.ofMinutes(6)), SHOPPER)),
        arguments("before 1970", click("e", "i", Instant.EPOCH.minusMillis(1), SHOPPER)),
        arguments("nobody", click("e", "i", NOW, new ShopperInput(null, null, null, Consent.PERSONALIZATION))),
        arguments("an empty session", click("e", "i", NOW, new ShopperInput(null, "", null, Consent.PERSONALIZATION))),
        arguments("a rating without a value", event(EventType.RATING, "i", null)),
        arguments("a search that is none", click("my search", 1, null, null)),
        arguments("position 0", click(SEARCH, 0, null, null)),
        arguments("an infinite value", click(SEARCH, 1, Double.POSITIVE_INFINITY, null)),
        arguments("101 impressions", click(SEARCH, 1, null, Collections.nCopies(101, "i"))),
        arguments("a blank impression", click(SEARCH, 1, null, List.of(" "))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refuses_one_event_and_takes_the_others(String name, EventInput bad) {
    EventReader.Read read = reader.read(List.of(event(EventType.CLICK, "i", null), bad, event(EventType.VIEW, "j", null)), false);
    assertThat(read.events()).hasSize(2);
    assertThat(read.rejected()).singleElement().satisfies(rejection -> {
      assertThat(rejection.eventId()).isEqualTo(bad.eventId());
      assertThat(rejection.code()).isEqualTo(Code.BAD_USER_INPUT);
      assertThat(rejection.message()).endsWith(".");
    });
  }

  @ParameterizedTest
  @EnumSource(value = EventType.class, names = "IMPRESSION", mode = EnumSource.Mode.EXCLUDE)
  void every_type_but_impressions_needs_an_item(EventType type) {
    assertThat(reader.read(List.of(event(type, null, 1.0)), false).rejected()).hasSize(1);
  }

  @Test
  void an_impression_needs_an_item_or_several() {
    assertThat(reader.read(List.of(event(EventType.IMPRESSION, null, null)), false).rejected()).hasSize(1);
    EventInput several = new EventInput("e", EventType.IMPRESSION, null, NOW, SHOPPER, SEARCH, null, null, List.of("i", "j"), null);
    assertThat(reader.read(List.of(several), false).events()).singleElement()
        .satisfies(event -> assertThat(event.impression()).containsExactly("i", "j"));
  }

  @Test
  void a_device_may_be_a_little_ahead() {
    assertThat(reader.read(List.of(click("e", "i", NOW.plus(Duration.ofMinutes(5)), SHOPPER)), false).rejected()).isEmpty();
  }

  @Test
  void without_consent_or_a_word_of_it_nothing_is_taken() {
    EventReader.Read read = reader.read(List.of(click("e1", "i", NOW, new ShopperInput("u", "s", null, Consent.NONE)),
        click("e2", "i", NOW, new ShopperInput("u", "s", null, null))), false);
    assertThat(read.events()).isEmpty();
    assertThat(read.rejected()).extracting(rejection -> rejection.eventId() + " " + rejection.code())
        .containsExactly("e1 NO_CONSENT", "e2 NO_CONSENT");
  }

  @Test
  void measurement_and_bots_are_told_apart() {
    EventReader.Read read =
        reader.read(List.of(click("e", "i", NOW, new ShopperInput(null, "s", null, Consent.MEASUREMENT))), true);
    assertThat(read.events()).extracting(ShopEvent::visitor)
        .containsExactly(new Visitor("", "s", Visitor.Use.MEASUREMENT, true));
  }

  @Test
  void too_many_events_at_once_are_refused_as_a_whole() {
    List<EventInput> four = Collections.nCopies(4, event(EventType.CLICK, "i", null));
    assertThatExceptionOfType(BadInput.class).isThrownBy(() -> reader.read(four, false));
  }

  private static EventInput of(String searchId, String market) {
    return new EventInput("e", EventType.CLICK, "i", NOW, SHOPPER, searchId, null, null, null, market);
  }

  @Test
  void an_event_is_of_the_market_it_names_or_of_its_searchs_or_of_the_default_one() {
    String german = SearchOrigin.mark(UUID.fromString(SEARCH), new Market("de")).toString();
    List<EventInput> inputs = List.of(of(null, null), of(german, null), of(german, "default"), of(SEARCH, "de"));
    assertThat(inputs).extracting(input -> reader.read(List.of(input), false).events().getFirst().market().name())
        .containsExactly("default", "de", "default", "de");
  }

  @Test
  void an_event_of_a_market_that_is_not_configured_is_refused() {
    assertThat(reader.read(List.of(of(null, "fr")), false).rejected()).extracting(Recorded.Rejection::code)
        .containsExactly(Code.BAD_USER_INPUT);
  }
}
