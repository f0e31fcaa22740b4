package org.hybridsearch.behaviour.erase.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is passed on of the reason that Personalize gives. */
class ReasonTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "No user ids were found at the data location|No user ids were found at the data location",
      "Row 7 is not valid: \"anna\"|Row 7 is not valid: …",
      "User 'anna' and user 'berta' aren't known|User … aren't known",
      "The role can't read it|The role can't read it",
      "An id with a mark in it, \"an\"na\", in row 7|An id with a mark in it, …, in row 7",
      "Never closed: `anna and more|Never closed: …",
      "“anna” is unknown|… is unknown"})
  void what_is_quoted_is_left_out(String words, String plain) {
    assertThat(Reason.plain(words)).isEqualTo(plain);
  }

  @Test
  void it_is_one_short_line() {
    assertThat(Reason.plain("two\nlines")).isEqualTo("two lines");
    assertThat(Reason.plain(null)).isEmpty();
  }
}
