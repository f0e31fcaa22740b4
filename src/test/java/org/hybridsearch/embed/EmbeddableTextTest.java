package org.hybridsearch.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddableTextTest {

  @ParameterizedTest
  @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
    "'',.", "'  \t\n',.", "'\u0000',.", "'\u00a0\u3000',.",
    "'  two   words ',two words", "'a\u0000b\nc',a b c",
    "'\ud83c\udf4a',\ud83c\udf4a", "'x\ud83cy',x\ufffdy", "'a\udf4a',a\ufffd", "'\udf4a',.", "'\u200b',.", "'a\u200bb',a\u200bb"})
  void makes_texts_well_formed(String raw, String expected) {
    assertThat(EmbeddableText.of(raw, 100)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"abcdef,3,abc", "ab cd,3,ab", "ab cd,4,ab c", "a\ud83c\udf4a,2,a", "a\ud83c\udf4a,3,a\ud83c\udf4a"})
  void cuts_between_characters(String raw, int limit, String expected) {
    assertThat(EmbeddableText.of(raw, limit)).isEqualTo(expected);
  }

  @Property
  void is_always_well_formed_short_enough_and_stable(@ForAll String raw, @ForAll @IntRange(min = 1, max = 50) int limit) {
    String clean = EmbeddableText.of(raw, limit);

    assertThat(clean).isNotBlank().hasSizeLessThanOrEqualTo(limit);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(clean)).isTrue();
    assertThat(EmbeddableText.of(clean, limit)).isEqualTo(clean);
  }
}
