package org.hybridsearch.suggest.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Phrases of titles")
class TitlePhrasesTest {

  private static final List<String> TITLES = List.of(
      "Excellent Orange Juice", "Fabulous Orange Juice", "Fresh Oranges", "Orange Juice, Pulp-Free 2 L");

  @Test
  void begin_with_the_word_that_is_typed_those_of_more_titles_first() {
    assertThat(completions("ora")).startsWith("<em>ora</em>nge juice", "<em>ora</em>nges").doesNotContain("<em>ora</em>nge");
  }

  @Test
  void go_on_where_several_words_are_typed() {
    assertThat(completions("orange ju")).startsWith("<em>orange ju</em>ice");
    assertThat(completions("juice p")).containsExactly("<em>juice, p</em>ulp-free");
  }

  @Test
  void leave_out_what_is_typed_already() {
    assertThat(completions("fresh oranges")).isEmpty();
  }

  @Test
  void forgive_typos() {
    assertThat(completions("ornage")).startsWith("<em>orange</em> juice");
  }

  @Test
  void forgive_typos_word_by_word_and_only_where_no_title_has_it_as_typed() {
    List<String> milk = List.of("Booker Mild Cheese", "Booker 1% Milk", "Booker Whole Milk");
    assertThat(TitlePhrases.completing(Folded.of("booker mi"), milk, 8)).extracting(Completion::text)
        .containsExactly("booker mild cheese");
    assertThat(TitlePhrases.completing(Folded.of("boker wh"), milk, 8)).extracting(Completion::highlighted)
        .containsExactly("<em>booker wh</em>ole milk");
    assertThat(TitlePhrases.completing(Folded.of("booker xy"), milk, 8)).isEmpty();
  }

  @Test
  void are_none_for_nothing() {
    assertThat(completions("")).isEmpty();
    assertThat(completions("xyz")).isEmpty();
  }

  private static List<String> completions(String typed) {
    return TitlePhrases.completing(Folded.of(typed), TITLES, 8).stream().map(Completion::highlighted).toList();
  }
}
