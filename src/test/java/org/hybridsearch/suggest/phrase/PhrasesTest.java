package org.hybridsearch.suggest.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Phrases")
class PhrasesTest {

  private static final Phrases PHRASES = Phrases.of(List.of("orange juice", "juice box", "Baking Goods", "Café crème", "茶道具", "oranges"));

  @Test
  void are_found_by_how_they_begin_and_then_by_a_later_word() {
    assertThat(texts(PHRASES.completing(Folded.of("ju"), 9))).containsExactly("juice box", "orange juice");
    assertThat(texts(PHRASES.completing(Folded.of("ora"), 9))).containsExactly("orange juice", "oranges");
    assertThat(texts(PHRASES.completing(Folded.of("ora"), 1))).containsExactly("orange juice");
    assertThat(texts(PHRASES.completing(Folded.of("x"), 9))).isEmpty();
  }

  @Test
  void are_all_found_by_nothing_unmarked() {
    List<Completion> all = PHRASES.completing(Folded.of(""), 9);
    assertThat(texts(all)).containsExactly("orange juice", "juice box", "Baking Goods", "Café crème", "茶道具", "oranges");
    assertThat(all.getFirst().highlighted()).isEqualTo("orange juice");
  }

  @Test
  void mark_what_was_typed_where_it_stands() {
    assertThat(PHRASES.completing(Folded.of("GOO"), 9).getFirst().highlighted()).isEqualTo("Baking <em>Goo</em>ds");
    assertThat(PHRASES.completing(Folded.of("cafe c"), 9).getFirst().highlighted()).isEqualTo("<em>Café c</em>rème");
    assertThat(PHRASES.completing(Folded.of("道"), 9).getFirst().highlighted()).isEqualTo("茶<em>道</em>具");
  }

  @Test
  void are_told_apart_by_what_they_say_not_how_they_are_written() {
    assertThat(texts(Phrases.of(List.of("Milk", "milk ", "MILK!")).completing(Folded.of("m"), 9))).containsExactly("Milk");
  }

  @ParameterizedTest
  @CsvSource({"strass,Straßenschuhe,<em>Straß</em>enschuhe", "straß,Strassenschuhe,<em>Strass</em>enschuhe",
      "STRASSE,Straßenschuhe,<em>Straße</em>nschuhe",
      "oeu,Œufs frais,<em>Œu</em>fs frais", "smorre,Smørrebrød,<em>Smørre</em>brød", "lodz,Łódź,<em>Łódź</em>"})
  void are_found_without_the_letters_that_a_keyboard_lacks(String typed, String text, String highlighted) {
    assertThat(Phrases.of(List.of(text)).completing(Folded.of(typed), 9)).containsExactly(new Completion(text, highlighted));
  }

  @ParameterizedTest
  @CsvSource({"ornage,orange juice,<em>orange</em> juice", "orang juce,orange juice,<em>orange juice</em>", "bakin goods,Baking Goods,<em>Baking Goods</em>",
      "juicee,juice box,<em>juice</em> box"})
  void are_found_with_typos(String typed, String text, String highlighted) {
    assertThat(PHRASES.nearly(Folded.of(typed), 9)).contains(new Completion(text, highlighted));
  }

  @ParameterizedTest
  @CsvSource({"jux", "xrange", "organic", "bakxxx"})
  void are_not_found_by_something_else(String typed) {
    assertThat(PHRASES.nearly(Folded.of(typed), 9)).isEmpty();
  }

  @Property(tries = 500)
  void are_found_by_every_beginning_of_theirs(@ForAll String text, @ForAll int length) {
    String whole = Folded.of(text).text();
    if (!whole.isEmpty()) {
      String typed = whole.substring(0, 1 + Math.floorMod(length, whole.length()));
      List<Completion> found = Phrases.of(List.of(text)).completing(Folded.of(typed), 1);
      assertThat(found).as(typed).hasSize(1);
      assertThat(found.getFirst().highlighted().replaceAll("</?em>", "")).doesNotContain("<", ">");
    }
  }

  @Property(tries = 500)
  void never_fail(@ForAll String text, @ForAll String typed) {
    Folded folded = Folded.of(typed);
    Phrases phrases = Phrases.of(List.of(text));
    phrases.completing(folded, 3);
    phrases.nearly(folded, 3);
    TitlePhrases.completing(folded, List.of(text), 3);
    assertThat(Folded.of(folded.text()).text()).isEqualTo(Folded.of(Folded.of(folded.text()).text()).text());
  }

  private static List<String> texts(List<Completion> completions) {
    return completions.stream().map(Completion::text).toList();
  }
}
