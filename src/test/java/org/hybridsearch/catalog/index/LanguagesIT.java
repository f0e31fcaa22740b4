package org.hybridsearch.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The one mapping, fitted to each language, as the engine understands it. */
class LanguagesIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SearchEngine engine = SearchEngines.connect();
  private final IndexAdmin admin = new IndexAdmin(engine, TIMEOUT);
  private final String index = "language-" + UUID.randomUUID();

  @AfterEach
  void close() throws IOException {
    admin.delete(index);
    engine.close();
  }

  private void create(String language) {
    admin.create(index, MappingFile.items(new IndexSettings("lucene", 1, 0), Language.of(language), 4).body());
  }

  private List<String> tokens(String analyzer, String text) {
    Json body = Json.object(Json.member("analyzer", analyzer), Json.member("text", text));
    return StreamSupport.stream(engine.send(EngineRequest.of("POST", "/" + index + "/_analyze", Map.of(), body), TIMEOUT, Trees::read)
        .path("tokens").spliterator(), false).map(token -> token.path("token").asText()).toList();
  }

  static List<String> names() {
    return Language.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_engine_takes_every_language(String language) {
    create(language);
    assertThat(tokens("item_text", "Acme 27in 500 g")).contains("27", "500").hasSize(5);
    assertThat(tokens("item_words", "acme xyz")).containsExactly("acme", "xyz");
  }

  @ParameterizedTest
  @CsvSource({"english, the apples, apple", "german, die Äpfel, Apfel", "german, Weingläser, Weinglas", "german, Straße, Strasse",
      "french, l'eau minérale, eau minérales", "french, les chevaux, cheval", "spanish, los zapatos, zapato", "italian, dell'acqua, acqua",
      "italian, i ragazzi, ragazzo", "dutch, de fietsen, fiets", "portuguese, os livros, livro", "swedish, bilarna, bil",
      "russian, книги, книга", "chinese, 绿茶, 绿茶", "german, Schuhe fuer und ueber, Schuh", "turkish, kitaplar, kitap"})
  void inflected_forms_and_stop_words_are_those_of_the_language(String language, String one, String other) {
    create(language);
    assertThat(tokens("item_text", one)).isNotEmpty().isEqualTo(tokens("item_text", other));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"german|1,5 Liter|1.5l", "german|27 Zoll|27in", "german|1.000 g|1000 Gramm", "french|1\u202f000 g|1000g",
      "french|27 pouces|27 inches", "spanish|2 litros|2l", "italian|500 grammi|500g", "portuguese|40 centímetros|40cm",
      "chinese|2升|2 l", "japanese|500グラム|500g", "chinese|牛奶2升装|牛奶 2l 装", "russian|5 кг|5kg",
      "chinese|27寸显示器|27 inch 显示器", "korean|모니터27인치형|모니터 27in 형", "korean|삼성500g|삼성 500 그램", "thai|จอ27นิ้ว|จอ 27in"})
  void numbers_and_units_are_those_of_the_language(String language, String one, String other) {
    create(language);
    assertThat(tokens("item_text", one)).isNotEmpty().isEqualTo(tokens("item_text", other));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"chinese|27英寸 显示器|27", "chinese|电视机55寸|55", "japanese|水500グラム|500", "korean|모니터 27인치|27",
      "german|Milch 500 Gramm|500"})
  void a_number_stands_where_it_is_marked(String language, String text, String number) {
    create(language);
    Json body = Json.object(Json.member("analyzer", "item_text"), Json.member("text", text));
    List<String> marked = StreamSupport.stream(
            engine.send(EngineRequest.of("POST", "/" + index + "/_analyze", Map.of(), body), TIMEOUT, Trees::read)
                .path("tokens").spliterator(), false)
        .map(token -> text.substring(token.path("start_offset").asInt(), token.path("end_offset").asInt())).toList();
    assertThat(marked).contains(number);
  }

  @ParameterizedTest
  @CsvSource({"french, l'huile d'olive, oliv", "italian, l'olio dell'orto, ort", "french, d’Évian, evi", "german, Äpfel, aep", "german, Aepfel, äp",
      "german, Straße, strass", "german, neue Frauen, frau", "english, Ben's, ben"})
  void words_are_found_by_their_beginning_as_it_is_typed_in_the_language(String language, String stored, String typed) {
    create(language);
    assertThat(tokens("prefix_stored", stored)).containsAll(tokens("prefix_typed", typed));
  }
}
