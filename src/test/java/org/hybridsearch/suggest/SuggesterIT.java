package org.hybridsearch.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogFixture;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.suggest.Suggestions.Suggested;
import org.hybridsearch.suggest.phrase.Completion;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is suggested, by a real engine. */
@TestInstance(Lifecycle.PER_CLASS)
class SuggesterIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final CatalogFixture fixture = new CatalogFixture();
  private Catalog catalog;
  private Suggester suggester;
  private int documents;

  @BeforeAll
  void stock_the_shop() {
    catalog = fixture.open();
    fixture.put(catalog,
        item("1", "Excellent Orange Juice", "\"brand\":\"Excellent\",\"categories\":[\"Drink\",\"Beverages\"],\"popularity\":0.9"),
        item("2", "Fabulous Orange Juice", "\"brand\":\"Fabulous\",\"categories\":[\"Drink\",\"Beverages\"],\"popularity\":0.2"),
        item("3", "Fresh Oranges", "\"brand\":\"Hermanos\",\"categories\":[\"Food\",\"Fruit\"],\"available\":false,\"popularity\":1"),
        item("4", "Swiss Cheese Slices", "\"brand\":\"Booker\",\"categories\":[\"Food\",\"Dairy\"]"),
        item("5", "Café Crème Brûlée", "\"brand\":\"L'Étoile & <Co>\""),
        item("6", "Молоко топлёное Простоквашино", "\"brand\":\"Простоквашино\""),
        item("7", "Ελαιόλαδο Καλαμάτας", "\"categories\":[\"Λάδια\"]"),
        item("8", "宇治抹茶ラテ 粉末", "\"brand\":\"京都茶房\""),
        item("9", "زيت الزيتون البكر", "\"brand\":\"الأصيل\""),
        item("10", "น้ำส้มคั้นสด", "\"brand\":\"สวนส้ม\""),
        item("11", "Running Shoe Red", "\"groupId\":\"shoe\",\"popularity\":0.5"),
        item("12", "Running Shoe Blue", "\"groupId\":\"shoe\",\"popularity\":0.6"));
    fixture.admin.refresh(fixture.names.items());
    catalog.liveIndexes().refresh();
  }

  @BeforeEach
  void begin_without_past_queries() {
    suggester = suggester(List::of);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @Test
  void completes_by_phrases_of_titles_before_anybody_searched() {
    Suggested suggested = suggest("ora");
    assertThat(suggested.queries()).containsExactly(
        new Completion("orange juice", "<em>ora</em>nge juice"), new Completion("oranges", "<em>ora</em>nges"));
    assertThat(ids(suggested)).containsExactly("1", "2", "3");
  }

  @Test
  void completes_by_brands_and_categories() {
    assertThat(texts("bev")).startsWith("Beverages");
    assertThat(ids(suggest("bev"))).containsExactly("1", "2");
    assertThat(texts("boo")).startsWith("Booker");
    assertThat(ids(suggest("booker swi"))).containsExactly("4");
  }

  @Test
  void past_queries_come_first_those_of_more_sessions_before() {
    suggester = suggester(() -> List.of(new PastQueries.PastQuery("orange marmalade", 70), new PastQueries.PastQuery("oranges", 30)));
    assertThat(texts("ora")).containsExactly("orange marmalade", "oranges", "orange juice");
    assertThat(texts("marm")).containsExactly("orange marmalade");
  }

  @Test
  void past_queries_with_personal_data_are_left_out() {
    suggester = suggester(() -> List.of(
        new PastQueries.PastQuery("orders of ada@example.com", 99), new PastQueries.PastQuery("oreos", 20)));
    assertThat(texts("or")).contains("oreos").noneMatch(text -> text.contains("ada"));
  }

  @ParameterizedTest
  @CsvSource({"ornage,1", "orenge ju,1", "chese,4", "excelent ora,1", "oragne,1"})
  void typos_are_forgiven(String typed, String first) {
    assertThat(ids(suggest(typed))).startsWith(first);
    assertThat(texts(typed)).isNotEmpty();
  }

  @Test
  void typos_are_forgiven_only_where_nothing_is_found_without() {
    assertThat(ids(suggest("fresh"))).containsExactly("3");
    assertThat(ids(suggest("qqqqq"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"мол,6,молоко", "МОЛОКО ТОП,6,молоко топлёное", "топлен,6,топлёное", "ελαιο,7,ελαιόλαδο", "ΚΑΛ,7,καλαμάτας", "抹茶,8,抹茶ラテ",
      "宇,8,宇治抹茶ラテ", "زي,9,زيت", "الزي,9,الزيتون", "น้ำ,10,น้ำส้ม", "cafe cr,5,café crème", "BRUL,5,brûlée"})
  void any_script_is_completed(String typed, String id, String completion) {
    assertThat(ids(suggest(typed))).containsExactly(id);
    assertThat(texts(typed)).anyMatch(text -> text.startsWith(completion));
  }

  @Test
  void what_is_highlighted_is_escaped() {
    assertThat(suggest("l'ét").queries()).contains(
        new Completion("L'Étoile & <Co>", "<em>L&#x27;Ét</em>oile &amp; &lt;Co&gt;"));
  }

  @Test
  void one_variant_of_a_product_is_suggested() {
    assertThat(ids(suggest("running"))).containsExactly("12");
  }

  @Test
  void what_can_be_bought_and_is_popular_comes_first_for_nothing_typed() {
    assertThat(ids(suggest(""))).startsWith("1", "12").doesNotContain("3");
    assertThat(suggester.suggest(Market.DEFAULT, "", 100).items()).extracting(Item::id).hasSize(11).endsWith("3");
    assertThat(suggest("").queries()).isNotEmpty().allSatisfy(each -> assertThat(each.highlighted()).doesNotContain("<em>"));
  }

  @Test
  void gives_as_many_as_asked_for() {
    assertThat(suggester.suggest(Market.DEFAULT, "", 2).items()).hasSize(2);
    assertThat(suggester.suggest(Market.DEFAULT, "", 2).queries()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"!!!", "'*'", "'\"'", "'{\"a\":1}'", "'a OR b'", "'\\'"})
  void marks_are_text(String typed) {
    assertThat(suggest(typed).items()).isEmpty();
  }

  @Test
  void a_text_too_long_to_complete_has_no_completions() {
    assertThat(suggest("orange ".repeat(60).strip()).items()).isEmpty();
    assertThat(suggest("茶".repeat(101)).items()).isEmpty();
  }

  @Test
  void past_queries_are_those_of_enough_sessions_that_found_something() {
    log(fixture.names.ubiQueries(), 25, "Orange Juice", "s", 3, false, 1);
    log(fixture.names.ubiQueries(), 25, "orange juice", "t", 3, false, 1); // the same, 50 sessions in all
    log(fixture.names.ubiQueries(), 19, "rare juice", "s", 3, false, 1);
    log(fixture.names.ubiQueries(), 30, "scraped juice", "s", 3, true, 1);
    log(fixture.names.ubiQueries(), 30, "no such juice", "s", 0, false, 1);
    log(fixture.names.ubiQueries(), 30, "last year juice", "s", 3, false, 400);
    log(fixture.names.ubiQueries(), 30, "sold out juice", "s", 3, false, 5);
    log(fixture.names.ubiQueries(), 1, "sold out juice", "s", 0, false, 1);
    for (int i = 0; i < 40; i++) {
      log(fixture.names.ubiQueries(), 1, "one session juice", "s", 3, false, 1);
    }
    fixture.admin.refresh(fixture.names.ubiQueries());
    assertThat(new LoggedQueries(fixture.engine, fixture.names.ubiQueries(), config(), CLOCK).read())
        .containsExactly(new PastQueries.PastQuery("orange juice", 50));
  }

  @Test
  void where_no_queries_are_kept_there_are_none() {
    assertThat(new LoggedQueries(fixture.engine, "no-such-index", config(), CLOCK).read()).isEmpty();
  }

  @Test
  void an_engine_that_is_away_is_told() throws Exception {
    try (SearchEngine away = SearchEngines.connect(URI.create("http://127.0.0.1:1"))) {
      Suggester cut = new Suggester(new Suggester.Catalogue(away, () -> catalog.liveIndexes().current(), ItemReader::read, TIMEOUT),
          List::of, config(), CLOCK);
      assertThatThrownBy(() -> cut.suggest(Market.DEFAULT, "ora", 8)).isInstanceOf(SearchException.Unavailable.class);
    }
  }

  private void log(String index, int count, String query, String client, int total, boolean bot, int daysAgo) {
    List<Json> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(Json.raw("{\"index\":{\"_id\":\"" + documents++ + "\"}}"));
      lines.add(Json.raw("{\"user_query\":\"" + query + "\",\"client_id\":\"" + client + i + "\",\"timestamp\":\""
          + NOW.minus(Duration.ofDays(daysAgo)) + "\",\"query_attributes\":{\"total\":" + total + ",\"bot\":" + bot + "}}"));
    }
    fixture.engine.send(EngineRequest.bulk("/" + index + "/_bulk", Map.of(), lines), TIMEOUT, AnswerReader.ignored());
  }

  private Suggester suggester(PastQueries queries) {
    Suggester made = new Suggester(
        new Suggester.Catalogue(fixture.engine, () -> catalog.liveIndexes().current(), ItemReader::read, TIMEOUT),
        queries, config(), CLOCK);
    made.refresh();
    return made;
  }

  private static SuggestConfig config() {
    return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(SuggestConfig.class).build()
        .getConfigMapping(SuggestConfig.class);
  }

  private static String item(String id, String title, String more) {
    return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\"," + more + "}";
  }

  private Suggested suggest(String typed) {
    return suggester.suggest(Market.DEFAULT, typed, 8);
  }

  private List<String> texts(String typed) {
    return suggest(typed).queries().stream().map(Completion::text).toList();
  }

  private static List<String> ids(Suggested suggested) {
    return suggested.items().stream().map(Item::id).toList();
  }
}
