package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.application.Storefront.Page;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.model.Market;
import org.hybridsearch.wiring.market.PerMarket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three languages, three catalogues, one service. */
@QuarkusTest
@TestProfile(MarketsProfile.class)
class MarketsIT extends OnMarkets {

  private static final Market DE = new Market("de");

  @Inject PerMarket<Catalog> catalogs;

  @ParameterizedTest
  @CsvSource({"Apfel, Rote Äpfel aus Südtirol", "Weinglas, Weingläser aus Kristall", "Buch für Kind, Bücher für Kinder",
      "apfel südtirol, Rote Äpfel aus Südtirol", "KIRSCHE, Joghurt mit Kirschen", "Croissant, Croissants mit Butter"})
  void inflected_forms_are_found_in_their_language(String query, String title) {
    assertThat(matching("de", query)).contains(title);
  }

  @ParameterizedTest
  @CsvSource({"Buch für Kind, Bücher für Kinder", "Weinglas, Weingläser aus Kristall", "Honig von den und für die, Honig aus der Region"})
  void and_in_no_other(String query, String title) {
    assertThat(matching("de", query)).contains(title);
    assertThat(matching("default", query)).doesNotContain(title);
    assertThat(in("default", title).titles()).first().isEqualTo(title); // which is there
  }

  @Test
  void what_the_readme_says_is_answered() {
    assertThat(upload("/catalog/items?market=at", """
        {"id":"i1","title":"Rote Äpfel aus Südtirol","price":2.99}
        """).json().path("accepted").asInt()).isEqualTo(1);
    assertThat(GraphQLClient.query("{ search(input: {market: \"at\", query: \"der Apfel\"}, first: 1) { fallback nodes { id title price currency } } }")
        .body()).isEqualTo("{\"data\":{\"search\":{\"fallback\":\"NONE\",\"nodes\":[{\"id\":\"i1\","
            + "\"title\":\"Rote Äpfel aus Südtirol\",\"price\":2.99,\"currency\":\"EUR\"}]}}}");
  }

  @Test
  void stop_words_are_those_of_the_language() {
    assertThat(matching("de", "Honig von den und für die")).first().isEqualTo("Honig aus der Region");
    assertThat(matching("default", "the honey of the and for")).first().isEqualTo("Honey");
    assertThat(matching("de", "the honig of this and for")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"milch 1.5l|Milch 1,5 Liter", "milch 1,5 Litern|Milch 1,5 Liter",
      "27\"|Fernseher 27 Zoll", "fernseher 27 inch|Fernseher 27 Zoll", "reis 1000g|Reis 1.000 g", "500 Gramm Kaffee|Kaffee gemahlen 500 g",
      "bohrmaschine 800w|Bohrmaschine 800 Watt"})
  void numbers_and_units_are_written_as_in_the_language(String query, String title) {
    assertThat(matching("de", query)).first().isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"苹果|红富士苹果", "电视机27英寸|27英寸电视机", "牛奶1l|纯牛奶 1升", "500g草莓|新鲜草莓 500克", "橙汁 2 升|橙汁 2升"})
  void chinese_is_found_without_blanks_between_words(String query, String title) {
    assertThat(matching("zh", query)).first().isEqualTo(title);
  }

  @Test
  void numbers_and_units_are_marked_without_blanks_between_words() {
    Answer answer = GraphQLClient.query("{ search(input: {market: \"zh\", query: \"电视机27英寸\"}, first: 1) "
        + "{ edges { highlights { fragments } } } }");
    assertThat(answer.data("/search/edges/0/highlights/0/fragments/0").asText().replace("</em><em>", ""))
        .isEqualTo("<em>27英寸电视机</em>");
  }

  @Test
  void suggestions_are_found_as_they_are_typed_in_the_language() {
    String query = "query($p: String!) { suggest(prefix: $p, market: \"de\") { queries { text } items { title } } }";
    Answer typed = GraphQLClient.query(query, Map.of("p", "aep"));
    assertThat(texts(typed.data("/suggest/items"), "/title")).contains("Rote Äpfel aus Südtirol");
    assertThat(matching("de", "Äpfel fuer")).contains("Rote Äpfel aus Südtirol");
  }

  @Test
  void a_market_has_a_model_of_its_own() {
    assertThat(in("zh", "骑行代步工具").titles()).contains("女式自行车");
    assertThat(catalogs.of(new Market("zh")).liveIndexes().current().randomPairMean())
        .isNotEqualTo(catalogs.of(DE).liveIndexes().current().randomPairMean());
  }

  @Test
  void mistyped_words_are_corrected_to_those_of_the_market() {
    Page page = in("de", "Frischkässe");
    assertThat(page.corrected()).isEqualTo("frischkäse");
    assertThat(page.titles()).first().isEqualTo("Frischkäse mit Kräutern");
    assertThat(in("default", "Frischkässe").corrected()).isEmpty();
  }

  @Test
  void a_whole_title_names_an_item() {
    assertThat(in("de", "zwieback für kinder").titles()).first().isEqualTo("Zwieback für Kinder");
    assertThat(in("zh", "儿童故事书").titles()).first().isEqualTo("儿童故事书");
  }

  @Test
  void the_same_id_is_another_item_in_another_market() {
    String query = "{ en: item(id: \"i1\") { title currency } de: item(id: \"i1\", market: \"de\") { title currency } "
        + "zh: item(id: \"i1\", market: \"zh\") { title currency } }";
    Answer answer = GraphQLClient.query(query);
    assertThat(answer.data("/en").toString()).isEqualTo("{\"title\":\"Red apples from Kent\",\"currency\":\"USD\"}");
    assertThat(answer.data("/de").toString()).isEqualTo("{\"title\":\"Rote Äpfel aus Südtirol\",\"currency\":\"EUR\"}");
    assertThat(answer.data("/zh").toString()).isEqualTo("{\"title\":\"红富士苹果\",\"currency\":\"CNY\"}");
    assertThat(GraphQLClient.query("{ item(id: \"i40\") { title } }").codes()).containsExactly("NOT_FOUND");
  }

  @Test
  void an_item_of_another_currency_is_refused() {
    Answer answer = upload("/catalog/items?market=de", "{\"id\":\"x\",\"title\":\"Dollarware\",\"price\":1,\"currency\":\"USD\"}");
    assertThat(answer.json().at("/items/0/reason").asText()).isEqualTo("currency must be EUR in this market, or left out");
  }

  @Test
  void a_declared_attribute_has_its_kind_before_an_item_has_it() {
    Answer answer = upload("/catalog/items?market=de", "{\"id\":\"x\",\"title\":\"Ware\",\"attributes\":{\"size\":\"groß\"}}");
    assertThat(answer.json().path("refused").asInt()).isEqualTo(1);
  }

  @Test
  void facets_filters_and_browsing_stay_in_the_market() {
    Answer answer = GraphQLClient.query("{ search(input: {market: \"de\", facets: [{field: \"brand\", first: 50}], "
        + "filters: [{field: \"price\", range: {to: 2}}]}, first: 100) { totalCount nodes { brand price } facets { values { value } } } }");
    assertThat(texts(answer.data("/search/facets/0/values"), "/value")).contains("Backstube", "Mühle").doesNotContain("Bakery", "Dairy");
    assertThat(texts(answer.data("/search/nodes"), "/brand")).contains("Backstube").doesNotContain("Bakery", "Dairy");
    assertThat(answer.data("/search/totalCount").asInt()).isEqualTo(answer.data("/search/nodes").size());
  }

  @Test
  void suggestions_are_the_markets() {
    Answer answer = GraphQLClient.query(
        "{ de: suggest(prefix: \"bröt\", market: \"de\") { items { title } } en: suggest(prefix: \"bröt\") { items { title } } "
            + "zh: suggest(prefix: \"绿\", market: \"zh\") { items { title } } }");
    assertThat(texts(answer.data("/de/items"), "/title")).first().isEqualTo("Brötchen zum Aufbacken");
    assertThat(answer.data("/en/items")).isEmpty();
    assertThat(texts(answer.data("/zh/items"), "/title")).containsExactly("绿茶 龙井");
  }

  @Test
  void similar_and_recommended_items_are_the_markets() {
    Answer answer = GraphQLClient.query("{ similarItems(itemId: \"i40\", market: \"de\", first: 30) { node { brand } } "
        + "recommendedItems(shopper: {sessionId: \"new\"}, market: \"de\") { edges { node { brand } } } }");
    assertThat(texts(answer.data("/similarItems"), "/node/brand")).isNotEmpty().doesNotContain("Home", "Bakery");
    assertThat(texts(answer.data("/recommendedItems/edges"), "/node/brand")).isNotEmpty().doesNotContain("Home", "Bakery");
    assertThat(GraphQLClient.query("{ similarItems(itemId: \"i40\") { position } }").codes()).containsExactly("NOT_FOUND");
  }

  @Test
  void what_is_remembered_of_a_query_is_remembered_for_its_market() {
    for (int times = 0; times < 3; times++) {
      assertThat(in("de", "butter").titles()).contains("Butter gesalzen").doesNotContain("Salted butter");
      assertThat(in("default", "butter").titles()).contains("Salted butter").doesNotContain("Butter gesalzen");
    }
  }

  @Test
  void the_profile_of_the_market_ranks() {
    String version = "{ search(input: {market: \"%s\", query: \"butter\"}) { profile { name version } } }";
    assertThat(GraphQLClient.query(version.formatted("de")).data("/search/profile").toString())
        .isEqualTo("{\"name\":\"wordy\",\"version\":7}");
    assertThat(GraphQLClient.query(version.formatted("default")).data("/search/profile/name").asText()).isEqualTo("default");
  }

  @Test
  void a_cursor_is_good_in_its_market_alone() {
    Page page = Storefront.search(input("de", "für", Map.of()), 2, "");
    assertThat(Storefront.search(input("de", "für", Map.of()), 2, page.endCursor()).ids()).doesNotContainAnyElementsOf(page.ids());
    Answer elsewhere = GraphQLClient.query(Storefront.SEARCH,
        Map.of("input", Map.of("query", "für"), "first", 2, "after", page.endCursor()));
    assertThat(elsewhere.codes()).containsExactly("BAD_USER_INPUT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "DE", "de ", "", "de,default", "*", "../de"})
  void a_market_that_is_not_configured_is_refused(String market) {
    assertThat(GraphQLClient.search(Map.of("market", market)).codes()).containsExactly("BAD_USER_INPUT");
    assertThat(GraphQLClient.query("query($m: ID) { item(id: \"i1\", market: $m) { id } }", Map.of("m", market)).codes())
        .containsExactly("BAD_USER_INPUT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"market=", "market", "market=&mode=replace", "market=de&market=default", "market=de&market=de", "mode=",
      "market=de&mode="})
  void an_upload_that_leaves_open_where_it_belongs_is_refused(String parameters) {
    Answer answer = upload("/catalog/items?" + parameters, "{\"id\":\"stray\",\"title\":\"Stray\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("BAD_USER_INPUT");
    assertThat(GraphQLClient.query("{ item(id: \"stray\") { id } }").codes()).containsExactly("NOT_FOUND");
    assertThat(upload("/catalog/interactions?market=", "{}").status()).isEqualTo(400);
  }

  @Test
  void an_upload_to_a_market_that_is_not_configured_is_refused() {
    Answer answer = upload("/catalog/items?market=fr", "{\"id\":\"x\",\"title\":\"y\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("BAD_USER_INPUT");
    assertThat(upload("/catalog/interactions?market=fr", "{}").status()).isEqualTo(400);
  }

  @Test
  void an_import_into_one_market_leaves_the_others_as_they_are() {
    long before = catalogs.of(Market.DEFAULT).liveIndexes().refresh().generation();
    long own = catalogs.of(DE).liveIndexes().refresh().generation();
    assertThat(upload("/catalog/items?market=de", "{\"id\":\"i3\",\"version\":2,\"title\":\"Bananen aus Ecuador\",\"price\":1.89}")
        .json().path("accepted").asInt()).isEqualTo(1);
    assertThat(catalogs.of(DE).liveIndexes().refresh().generation()).isGreaterThan(own);
    assertThat(catalogs.of(Market.DEFAULT).liveIndexes().refresh().generation()).isEqualTo(before);
    JsonNode other = GraphQLClient.query("{ item(id: \"i3\") { title price } }").data("/item");
    assertThat(other.toString()).isEqualTo("{\"title\":\"Ripe bananas\",\"price\":1.2}");
  }
}
