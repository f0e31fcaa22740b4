package org.hybridsearch.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.InteractionImporter;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.behaviour.shown.ShownPage;
import org.hybridsearch.behaviour.visitor.Bots;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.behaviour.liking.LikingConfig;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogFixture;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is exported, out of a real engine. */
class PersonalizeExportIT {

  private static final Instant NOON = OwnBehaviour.NOON;
  private static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);
  private static final BehaviourConfig BEHAVIOUR = Settings.of(BehaviourConfig.class);

  private final OwnBehaviour own = new OwnBehaviour();
  private final CatalogFixture fixture = new CatalogFixture(Map.of(), own.names, 32);
  private final Catalog catalog = fixture.open();
  private final Map<String, String> owners = new HashMap<>();
  private int events;

  @AfterEach
  void close() {
    fixture.close();
    own.close();
  }

  private PersonalizeExport export(SearchEngine engine, String... settings) {
    String[] all = settings.clone();
    for (int i = 0; i < all.length; i += 2) {
      all[i] = "hybridsearch." + (all[i].equals("types") ? "liking." : "export.") + all[i];
    }
    ExportConfig config = Settings.of(ExportConfig.class, all);
    return new PersonalizeExport(engine, own.names, new PersonalizeExport.Behaviour(
        BEHAVIOUR, own.forgotten, key -> owners.getOrDefault(key, key),
        LikedTypes.of(Settings.of(LikingConfig.class, all), config.domain())), config, CLOCK);
  }

  private List<String> lines(PersonalizeExport export, Dataset dataset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(dataset, out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void stock(String... items) {
    fixture.put(catalog, items);
    fixture.admin.refresh(own.names.items());
  }

  private void event(EventType type, Visitor visitor, String itemId, String searchId) {
    own.store(own.engine, new Bots("bot\\b", 1_000_000, Ticker.systemTicker())).record(List.of(new ShopEvent("e" + events++, type,
        Optional.of(itemId), NOON, visitor, searchId.isEmpty() ? Optional.empty() : Optional.of(searchId), OptionalInt.empty(),
        type == EventType.PURCHASE ? OptionalDouble.of(2.5) : OptionalDouble.empty(), List.of())));
  }

  private void upload(String... lines) throws IOException {
    try (LineReport report = new LineReport()) {
      new InteractionImporter(own.engine, own.names.interactions(), BEHAVIOUR, CLOCK, Patience.Sleeper.real())
          .load(CatalogFixture.stream(lines), report, soFar -> { });
      assertThat(report.accepted()).isEqualTo(lines.length);
    }
  }

  @Test
  void items_are_rows_with_what_personalize_knows_a_name_for() throws IOException {
    stock("""
        {"id":"b","title":"Lamp \\"Sun\\"","description":"two\\nlines","brand":"Lux","categories":["Home","Light","Desk","Small"],\
        "price":12.50,"createdAt":"2026-01-01T00:00:00Z","groupId":"lamps","attributes":{"color":["red","blue|green"],"secret":["x"]}}""",
        "{\"id\":\"a\",\"title\":\"Plain\",\"available\":false,\"createdAt\":\"2026-01-02T00:00:00Z\"}",
        "{\"id\":\"gone\",\"title\":\"Deleted\"}");
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"gone\"}");
    fixture.admin.refresh(own.names.items());
    assertThat(lines(export(own.engine, "attributes", "color"), Dataset.ITEMS)).containsExactly(
        "ITEM_ID,PRICE,CATEGORY_L1,CATEGORY_L2,CATEGORY_L3,CATEGORY_L4,CATEGORY_L5,BRAND,AVAILABLE,GROUP_ID,DESCRIPTION,CREATION_TIMESTAMP,ATTRIBUTE_COLOR",
        "a,,,,,,,,false,,Plain,1767312000,",
        "b,12.5,Home,Light,Desk,Small,,Lux,true,lamps,Lamp 'Sun'. two lines,1767225600,red|blue/green");
  }

  @Test
  void every_item_of_many_pages_is_exported_once_and_with_a_time() throws IOException {
    String[] items = new String[57];
    for (int i = 0; i < items.length; i++) {
      items[i] = "{\"id\":\"i" + i + "\",\"title\":\"Item " + i + "\"}";
    }
    stock(items);
    List<String> lines = lines(export(own.engine, "page-size", "10"), Dataset.ITEMS);
    assertThat(lines.subList(1, lines.size())).hasSize(57).doesNotHaveDuplicates()
        .allMatch(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)) > 1_700_000_000L);
  }

  @Test
  void in_the_domain_for_shops_what_would_fail_an_import_is_left_out_and_told() throws IOException {
    stock("{\"id\":\"a\",\"title\":\"No price\",\"categories\":[\"Home\"]}",
        "{\"id\":\"b\",\"title\":\"Whole\",\"price\":1,\"categories\":[\"Home\"]}");
    PersonalizeExport export = export(own.engine, "domain", "ECOMMERCE");
    assertThat(lines(export, Dataset.ITEMS)).hasSize(2).last().asString().startsWith("b,1,Home");
    assertThat(check(export).at("/items/leftOut").asInt()).isEqualTo(1);
  }

  @Test
  void only_liking_of_who_agreed_is_exported_and_a_session_is_its_users() throws IOException {
    owners.put(Shopper.ofSession("s1"), "ada");
    event(EventType.CLICK, OwnBehaviour.visitor("", "s1"), "a", "");
    event(EventType.PURCHASE, OwnBehaviour.visitor("ada", "s2"), "b", "");
    event(EventType.CLICK, OwnBehaviour.visitor("", "s3"), "c", "");
    event(EventType.VIEW, OwnBehaviour.visitor("ada", ""), "not-a-wanted-type", "");
    event(EventType.IMPRESSION, OwnBehaviour.visitor("ada", ""), "shown", "");
    event(EventType.CLICK, new Visitor("eve", "", Visitor.Use.MEASUREMENT, false), "measured", "");
    event(EventType.CLICK, new Visitor("robot", "", Visitor.Use.PERSONALIZATION, true), "crawled", "");
    upload("{\"userId\":\"bob\",\"itemId\":\"d\",\"type\":\"PURCHASE\",\"sentAt\":\"2026-02-01T00:00:00Z\",\"value\":9}",
        "{\"userId\":\"bob\",\"itemId\":\"e\",\"type\":\"VIEW\",\"sentAt\":\"2026-02-01T00:00:00Z\"}");
    PersonalizeExport export = export(own.engine);
    List<String> lines = lines(export, Dataset.INTERACTIONS);
    assertThat(lines.getFirst()).isEqualTo("USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP,EVENT_VALUE,IMPRESSION,RECOMMENDATION_ID");
    assertThat(lines.subList(1, lines.size())).containsExactlyInAnyOrder(
        "ada,a,CLICK,1772366400,,,", "ada,b,PURCHASE,1772366400,2.5,,", "s3,c,CLICK,1772366400,,,", "bob,d,PURCHASE,1769904000,9,,");
    assertThat(lines(export, Dataset.USERS)).containsExactlyInAnyOrder("USER_ID,SIGNED_IN", "ada,true", "s3,false", "bob,true");
    assertThat(lines(export(own.engine, "domain", "ECOMMERCE", "types", "VIEW"), Dataset.INTERACTIONS))
        .contains("ada,not-a-wanted-type,View,1772366400,,,");
  }

  @Test
  void nothing_of_who_was_forgotten_is_exported() throws IOException {
    event(EventType.CLICK, OwnBehaviour.visitor("ada", "s1"), "a", "");
    event(EventType.CLICK, OwnBehaviour.visitor("bob", "s2"), "b", "");
    own.forgetting(own.engine, Clock.systemUTC()).forget("ada", "", "test");
    own.forgotten.poll();
    upload("{\"userId\":\"ada\",\"itemId\":\"late\",\"type\":\"PURCHASE\",\"sentAt\":\"2026-02-01T00:00:00Z\"}");
    assertThat(lines(export(own.engine), Dataset.INTERACTIONS)).hasSize(2).last().asString().startsWith("bob,b");
  }

  @Test
  void a_click_tells_what_was_shown_around_it_and_by_which_ranking() throws IOException {
    try (SearchLog log = new SearchLog(new BulkSender(own.engine, Duration.ofSeconds(10)), own.names.ubiQueries(), own.keys,
        page -> false, BEHAVIOUR.searches(), new SimpleMeterRegistry())) {
      log.log(new ShownPage("q1", "juice", NOON, OwnBehaviour.visitor("ada", ""), new ShownPage.Profile("default", 1), 3, 0,
          List.of(new ShownPage.Item("x", 1, 1), new ShownPage.Item("y", 2, 1), new ShownPage.Item("z", 3, 1)), List::of)
          .by(new ShownPage.Answer("RID-7", 2)));
    }
    fixture.admin.refresh(own.names.ubiQueries());
    event(EventType.CLICK, OwnBehaviour.visitor("ada", ""), "y", "q1");
    event(EventType.CLICK, OwnBehaviour.visitor("ada", ""), "never-shown", "q1");
    event(EventType.PURCHASE, OwnBehaviour.visitor("ada", ""), "z", "q1");
    event(EventType.CLICK, OwnBehaviour.visitor("bob", ""), "z", "q1");
    assertThat(lines(export(own.engine), Dataset.INTERACTIONS)).containsExactlyInAnyOrder(
        "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP,EVENT_VALUE,IMPRESSION,RECOMMENDATION_ID",
        "ada,y,CLICK,1772366400,,x|y|z,RID-7", "ada,never-shown,CLICK,1772366400,,,", "ada,z,PURCHASE,1772366400,2.5,,",
        "bob,z,CLICK,1772366400,,x|y|z,");
  }

  @Test
  void the_check_says_what_is_missing() throws IOException {
    stock("{\"id\":\"a\",\"title\":\"A\",\"categories\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]}");
    upload("{\"userId\":\"bob\",\"itemId\":\"a\",\"type\":\"PURCHASE\",\"sentAt\":\"2026-02-01T00:00:00Z\"}",
        "{\"userId\":\"bob\",\"itemId\":\"a\",\"type\":\"PURCHASE\",\"sentAt\":\"2026-02-02T00:00:00Z\"}",
        "{\"userId\":\"eve\",\"itemId\":\"a\",\"type\":\"CLICK\",\"sentAt\":\"2026-02-02T00:00:00Z\"}");
    JsonNode report = check(export(own.engine));
    assertThat(report.path("ready").asBoolean()).isFalse();
    assertThat(report.path("takenAt").asText()).isEqualTo("2026-03-01T12:01:00Z");
    assertThat(report.path("missing")).extracting(each -> each.path("message").asText()).containsExactly(
        "Personalize trains on at least 1,000 interactions; there are 3, so 997 are missing.",
        "Personalize needs at least 25 users with two interactions or more; there are 1, so 24 are missing.");
    assertThat(report.path("advice")).extracting(JsonNode::asText).contains(
        "1 of 1 items have no createdAt: they are exported as new as their last upload, so old items look new.",
        "1 of 1 items have more than five levels of categories: the deeper ones are left out.");
    assertThat(report.path("interactions").path("byType")).hasToString("{\"CLICK\":1,\"PURCHASE\":2}");
  }

  @Test
  void the_check_is_content_with_a_thousand_interactions_of_25_users_with_two() throws IOException {
    stock("{\"id\":\"a\",\"title\":\"A\"}");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      lines.add("{\"userId\":\"u%d\",\"itemId\":\"i%d\",\"type\":\"PURCHASE\",\"sentAt\":\"2026-02-01T00:00:00Z\"}".formatted(i % 25, i));
    }
    upload(lines.toArray(String[]::new));
    JsonNode report = check(export(own.engine, "page-size", "100"));
    assertThat(report.path("ready").asBoolean()).isTrue();
    assertThat(report.path("missing")).isEmpty();
    assertThat(report.at("/users/withTwoInteractions").asInt()).isEqualTo(25);
  }

  @Test
  void what_was_only_shown_is_never_liking() {
    assertThatThrownBy(() -> export(own.engine, "types", "CLICK,IMPRESSION")).hasMessageContaining("IMPRESSION");
  }

  @Test
  void an_engine_that_is_away_ends_the_export() {
    PersonalizeExport cutOff = export(SearchEngines.connect(URI.create("http://127.0.0.1:1")));
    for (Dataset dataset : Dataset.values()) {
      assertThatThrownBy(() -> lines(cutOff, dataset)).isInstanceOf(EngineException.class);
    }
  }

  private static JsonNode check(PersonalizeExport export) throws IOException {
    return new JsonMapper().readTree(export.check().toText());
  }
}
