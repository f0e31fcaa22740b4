package org.hybridsearch.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Signal;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileStoreTest {

  private static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:filter/in-stock";

  private static ProfileStore store(Map<String, String> settings) {
    return ProfileStore.of(Settings.of(ProfileConfig.class, settings.entrySet().stream()
        .flatMap(each -> Stream.of("hybridsearch.profiles." + each.getKey(), each.getValue())).toArray(String[]::new)));
  }

  @Test
  void without_a_name_the_active_profile_is_meant() {
    ProfileStore profiles = store(Map.of("bold.weights.personal", "2"));

    assertThat(profiles.snapshot("").name()).isEqualTo("default");
    assertThat(profiles.snapshot("bold").weights().of(Signal.PERSONAL)).isEqualTo(2);
    assertThat(profiles.activating("bold").snapshot("").name()).isEqualTo("bold");
    assertThatThrownBy(() -> profiles.snapshot("gone")).isInstanceOf(SearchException.BadInput.class);
    assertThatThrownBy(() -> profiles.activating("gone")).hasMessage("names no ranking profile; there are bold, default");
  }

  @Test
  void a_profile_has_a_filter_of_its_own_or_takes_the_rankers() {
    ProfileStore profiles = store(Map.of("stock.personal-filter.arn", ARN, "stock.personal-filter.values.BRAND", "\"Sol\""));

    assertThat(profiles.snapshot("stock").personalFilter()).isEqualTo(new RankerFilter(ARN, Map.of("BRAND", "\"Sol\"")));
    assertThat(profiles.snapshot("").personalFilter()).isEqualTo(RankerFilter.OWN);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      version                      | 0                            | version must be 1 or more
      minimum-should-match         | most                         | minimum-should-match must be a number, a percentage or a rule such as 2<75%
      legs.lexical                 | 99                           | legs.lexical must be from 100 to 500
      legs.semantic                | 301                          | legs.lexical and legs.semantic together must be at most 500
      legs.rank-constant           | 0                            | legs.rank-constant must be from 1 to 10000
      legs.favorites               | 201                          | legs.favorites must be from 0 to 200
      legs.prior-bound             | NaN                          | legs.prior-bound must be from 0 to 100
      fields.title                 | 0.5                          | fields.title must be from 1 to 1000
      weights.personal             | -0.1                         | The weight of personal must be finite and 0 or more
      weights.personal             | 101                          | weights.personal must be from 0 to 100
      exact-title-boost            | 1001                         | exact-title-boost must be from 0 to 1000
      freshness-half-life-days     | 0                            | freshness-half-life-days must be from 0.01 to 36500
      light-fraction               | 1.1                          | light-fraction must be from 0 to 1
      personal-entropy             | 33                           | personal-entropy must be from 0 to 32
      personal-filter.arn          | in-stock                     | personal-filter.arn must be the ARN of a filter
      personal-filter.values.BRAND | Sol                          | personal-filter.values needs a personal-filter.arn
      """)
  void what_is_wrong_with_a_profile_is_told_at_the_start(String key, String value, String problem) {
    assertThatThrownBy(() -> store(Map.of("odd." + key, value)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Ranking profile odd, whose settings are under hybridsearch.profiles.odd: " + problem);
  }

  @Test
  void a_filter_takes_as_many_values_as_amazon_personalize_does() {
    Map<String, String> many = IntStream.range(0, 26).boxed()
        .collect(Collectors.toMap(i -> "odd.personal-filter.values.P" + i, i -> "1"));
    many.put("odd.personal-filter.arn", ARN);

    assertThatThrownBy(() -> store(many)).hasMessageEndingWith("personal-filter.values takes 25 parameters of 1,000 characters each");
    assertThatThrownBy(() -> store(Map.of("odd.personal-filter.arn", ARN, "odd.personal-filter.values.P", "x".repeat(1001))))
        .hasMessageEndingWith("personal-filter.values takes 25 parameters of 1,000 characters each");
  }

  @Test
  void both_of_the_weights_that_tell_a_match_cannot_be_0() {
    assertThatThrownBy(() -> store(Map.of("odd.weights.lexical", "0", "odd.weights.semantic", "0")))
        .hasMessageEndingWith("weights.lexical and weights.semantic must not both be 0");
  }
}
