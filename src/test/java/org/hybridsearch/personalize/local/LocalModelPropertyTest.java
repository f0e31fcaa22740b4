package org.hybridsearch.personalize.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.personalize.PersonalRanker;

/** The model is a function of what happened, not of how it was told. */
class LocalModelPropertyTest {

  private static final int SHOPPERS = 6;
  private static final String[] ITEMS = IntStream.range(0, 15).mapToObj(i -> "i" + i).toArray(String[]::new);

  /** Time does not run backwards when somebody is forgotten, so somebody else has the newest event. */
  private static final List<Interaction> NEWEST = Behaviour.bought("the-newest", "i0", "i1");

  @Provide
  Arbitrary<List<Interaction>> events() {
    Arbitrary<Interaction> event = Combinators.combine(
            Arbitraries.integers().between(0, SHOPPERS - 1), Arbitraries.of(ITEMS), Arbitraries.of(EventType.class),
            Arbitraries.integers().between(0, 800))
        .as((shopper, item, type, days) -> Behaviour.event("s" + shopper, item, type, Duration.ofDays(days)));
    return event.list().ofMinSize(1).ofMaxSize(150);
  }

  @Property(tries = 150)
  void learning_in_any_order_bit_by_bit_and_twice_equals_learning_at_once(
      @ForAll("events") List<Interaction> events, @ForAll long seed) {
    LocalModel atOnce = Behaviour.model(LocalConfigs.defaults());
    atOnce.learn(events);
    LocalModel bitByBit = Behaviour.model(LocalConfigs.defaults());
    Random random = new Random(seed);
    List<Interaction> told = new ArrayList<>(events);
    told.addAll(events.subList(0, events.size() / 2));
    Collections.shuffle(told, random);
    for (int from = 0; from < told.size();) {
      int to = Math.min(told.size(), from + 1 + random.nextInt(7));
      bitByBit.learn(told.subList(from, to));
      from = to;
    }
    assertSame(bitByBit, atOnce);
  }

  @Property(tries = 100)
  void forgetting_a_shopper_equals_never_having_known_them(@ForAll("events") List<Interaction> events) {
    LocalModel forgetting = Behaviour.model(LocalConfigs.defaults());
    forgetting.learn(NEWEST);
    forgetting.learn(events);
    boolean known = !forgetting.forget("s0").isEmpty();
    LocalModel without = Behaviour.model(LocalConfigs.defaults());
    without.learn(NEWEST);
    without.learn(events.stream().filter(event -> !event.userId().equals("s0")).toList());

    assertThat(forgetting.history("s0").size()).isZero();
    assertThat(forgetting.forget("s0")).isEmpty();
    assertThat(known).isEqualTo(events.stream()
        .anyMatch(event -> event.userId().equals("s0") && event.type() != EventType.IMPRESSION));
    assertSame(forgetting, without);
  }

  private static void assertSame(LocalModel one, LocalModel other) {
    assertThat(one.size().shoppers()).isEqualTo(other.size().shoppers());
    assertThat(one.size().items()).isEqualTo(other.size().items());
    for (int i = 0; i < SHOPPERS; i++) {
      PersonalRanker.Answer a = Behaviour.ask(Behaviour.ranker(one, LocalConfigs.defaults()), "s" + i, ITEMS);
      PersonalRanker.Answer b = Behaviour.ask(Behaviour.ranker(other, LocalConfigs.defaults()), "s" + i, ITEMS);
      assertThat(a.confidence()).isCloseTo(b.confidence(), within(1e-9));
      for (String item : ITEMS) {
        assertThat(Math.log(a.scores().get(item))).isCloseTo(Math.log(b.scores().get(item)), within(1e-4));
        assertThat(one.popularity(item)).isCloseTo(other.popularity(item), within(1e-6));
      }
    }
  }
}
