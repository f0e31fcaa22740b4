package org.hybridsearch.retrieve.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

  /** Words with what is nearest to them, as {@code mlik=milk}. */
  private static Corrections of(String query, String... nearest) {
    Map<String, String> near = new HashMap<>();
    for (String pair : nearest) {
      near.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    List<Word> words = new ArrayList<>();
    int offset = 0;
    for (String text : query.split(" ")) {
      words.add(new Word(text, offset, offset + text.length(), near.getOrDefault(text, "")));
      offset += text.length() + 1;
    }
    return new Corrections(query, words);
  }

  private static Map<String, Long> has(String... texts) {
    Map<String, Long> counts = new HashMap<>();
    for (String text : texts) {
      counts.merge(text, 1L, Long::sum);
    }
    return counts;
  }

  @Test
  void an_unknown_word_gives_way_to_the_nearest_and_a_known_one_stays() {
    Corrections corrections = of("fresh mlik now", "mlik=milk", "now=cow");
    assertThat(corrections.corrected(has("fresh", "now"))).hasValue("fresh milk now");
    assertThat(corrections.questions()).contains("fresh", "mlik", "now");
  }

  @Test
  void a_missing_blank_is_put_in_where_the_catalogue_has_both_words_side_by_side() {
    Corrections corrections = of("cold orangejuice", "orangejuice=orangeade");
    assertThat(corrections.questions()).contains("orange juice", "o rangejuice", "orangejuic e");
    assertThat(corrections.corrected(has("cold", "orange juice"))).hasValue("cold orange juice");
    assertThat(of("thirtytwo").corrected(has("thirt ytwo", "thirty two", "thirty two"))).hasValue("thirty two");
  }

  @Test
  void a_blank_too_many_is_left_out_where_the_catalogue_has_the_one_word() {
    assertThat(of("salted pop corn").corrected(has("salted", "corn", "popcorn"))).hasValue("salted popcorn");
    assertThat(of("salted pop corn").corrected(has("salted", "pop", "corn", "popcorn"))).hasValue("salted popcorn");
  }

  @Test
  void two_known_words_stay_apart_where_something_else_is_to_be_corrected() {
    assertThat(of("butter milk chocolte", "chocolte=chocolate").corrected(has("butter", "milk", "buttermilk")))
        .hasValue("butter milk chocolate");
  }

  @Test
  void numbers_stay_whole() {
    assertThat(of("4711 12").questions()).isEmpty();
    assertThat(of("iphone15").questions()).contains("iphone 15").doesNotContain("iphone1 5");
    assertThat(of("x 4711").corrected(has("x4711"))).hasValue("x4711");
  }

  @Test
  void characters_stay_whole() {
    assertThat(of("\ud83c\udf4a\ud83c\udf4a\ud83c\udf4a").questions())
        .contains("\ud83c\udf4a \ud83c\udf4a\ud83c\udf4a").hasSize(3);
  }

  @Test
  void what_needs_no_correction_asks_nothing() {
    assertThat(of("milk").questions()).isEmpty();
    assertThat(of("milk").corrected(has())).isEmpty();
    assertThat(of("x".repeat(31)).questions()).isEmpty();
  }

  @Test
  void there_is_no_end_of_words_that_asks_without_end() {
    assertThat(of("abcdefgh ".repeat(1) + "jklmnopq rstuvwxyz ".repeat(6).strip()).questions()).hasSizeLessThanOrEqualTo(100);
  }
}
