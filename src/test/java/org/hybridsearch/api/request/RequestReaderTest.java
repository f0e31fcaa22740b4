package org.hybridsearch.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.api.input.Consent;
import org.hybridsearch.api.input.ContextEntryInput;
import org.hybridsearch.api.input.FilterInput;
import org.hybridsearch.api.input.RangeInput;
import org.hybridsearch.api.input.SearchInput;
import org.hybridsearch.api.input.ShopperInput;
import org.hybridsearch.api.input.SortInput;
import org.hybridsearch.api.input.SortInput.SortDirection;
import org.hybridsearch.api.input.SortInput.SortField;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchException.BadInput;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Sort.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private final RequestReader reader = new RequestReader(Set.of("default", "de"), Consent.NONE);

  @ParameterizedTest
  @ValueSource(ints = {1, 24, 100})
  void a_page_has_1_to_100_items(int first) {
    assertThat(reader.search(query("x"), first, null, null, false, false).page()).isEqualTo(new PageRequest.Start(first));
  }

  @Test
  void a_cursor_is_passed_on_unread() {
    assertThat(reader.search(query("x"), 5, "Abc_-9==", null, false, false).page()).isEqualTo(new PageRequest.After(5, "Abc_-9=="));
  }

  @Test
  void the_longest_cursor_has_512_characters() {
    assertThat(reader.search(query("x"), 5, "a".repeat(510) + "==", null, false, false).page()).isInstanceOf(PageRequest.After.class);
    assertThatThrownBy(() -> reader.search(query("x"), 5, "a".repeat(513), null, false, false)).isInstanceOf(BadInput.class);
  }

  @Test
  void a_query_counts_code_points_and_is_trimmed() {
    assertThat(reader.search(query(" \u3000" + "🍊".repeat(510)), 1, null, null, false, false).query()).isEqualTo("🍊".repeat(510));
    assertThatThrownBy(() -> reader.search(query("🍊".repeat(513)), 1, null, null, false, false)).isInstanceOf(BadInput.class);
  }

  @Test
  void a_configured_market_is_taken_and_any_other_refused() {
    assertThat(reader.market("de")).isEqualTo(new Market("de"));
    assertThat(reader.market(null)).isEqualTo(Market.DEFAULT);
    assertThatThrownBy(() -> reader.market("fr")).isInstanceOf(BadInput.class).hasMessageNotContaining("fr ");
  }

  @ParameterizedTest
  @EnumSource(value = Consent.class, names = {"NONE", "MEASUREMENT"})
  void who_did_not_consent_to_personalization_is_nobody(Consent consent) {
    assertThat(shopper(reader, new ShopperInput("u", "s", null, consent))).isEqualTo(Shopper.NOBODY);
  }

  @Test
  void who_consented_is_somebody() {
    ShopperInput input = new ShopperInput(null, "s", List.of(new ContextEntryInput("device", "phone")), Consent.PERSONALIZATION);
    assertThat(shopper(reader, input)).isInstanceOfSatisfying(Shopper.Someone.class, someone -> {
      assertThat(someone.rankingId()).isEqualTo("s");
      assertThat(someone.context()).containsEntry("device", "phone");
    });
  }

  @ParameterizedTest
  @CsvSource({"NONE,false", "MEASUREMENT,false", "PERSONALIZATION,true"})
  void a_setting_decides_where_consent_is_absent(Consent setting, boolean somebody) {
    Shopper shopper = shopper(new RequestReader(Set.of("default"), setting), new ShopperInput("u", null, null, null));
    assertThat(shopper instanceof Shopper.Someone).isEqualTo(somebody);
  }

  @Test
  void a_context_alone_is_nobody() {
    ShopperInput input = new ShopperInput(null, null, List.of(new ContextEntryInput("k", "v")), Consent.PERSONALIZATION);
    assertThat(shopper(reader, input)).isEqualTo(Shopper.NOBODY);
  }

  @Test
  void ids_have_up_to_256_characters() {
    assertThat(reader.itemId("x".repeat(256))).hasSize(256);
    assertThatThrownBy(() -> reader.itemId("x".repeat(257))).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> reader.itemId("")).isInstanceOf(BadInput.class);
  }

  @ParameterizedTest
  @CsvSource({"id,KEYWORD", "sku,KEYWORD", "gtin,KEYWORD", "brand,KEYWORD", "categories,KEYWORD", "currency,KEYWORD",
      "groupId,KEYWORD", "title,KEYWORD", "description,KEYWORD", "price,NUMBER",
      "listPrice,NUMBER", "rating,NUMBER", "ratingCount,NUMBER", "popularity,NUMBER",
      "available,BOOLEAN", "createdAt,TIME", "attributes.color,ATTRIBUTE", "attributes.Size_2-x,ATTRIBUTE"})
  void every_filterable_field_has_its_kind(String field, ItemField.Kind kind) {
    assertThat(filter(new FilterInput(field, null, null, true)))
        .isEqualTo(new Filter.Exists(new ItemField(field, kind), true));
  }

  @Test
  void an_open_end_of_a_range_is_infinite() {
    assertThat(filter(new FilterInput("price", null, new RangeInput(null, 5.0), null)))
        .isEqualTo(new Filter.Range(new ItemField("price", ItemField.Kind.NUMBER), Double.NEGATIVE_INFINITY, 5));
    assertThat(filter(new FilterInput("createdAt", null, new RangeInput(1.7e9, null), null)))
        .isEqualTo(new Filter.Range(new ItemField("createdAt", ItemField.Kind.TIME), 1.7e9, Double.POSITIVE_INFINITY));
  }

  @Test
  void a_range_of_one_number_and_a_zero_of_either_sign_are_taken() {
    assertThat(filter(new FilterInput("price", null, new RangeInput(0.0, -0.0), null)))
        .isEqualTo(new Filter.Range(new ItemField("price", ItemField.Kind.NUMBER), 0, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.1e15})
  void a_range_takes_finite_numbers_that_fit(double end) {
    for (RangeInput range : List.of(new RangeInput(end, null), new RangeInput(null, end))) {
      assertThatThrownBy(() -> filter(new FilterInput("price", null, range, null))).isInstanceOf(BadInput.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.5", "9.95", "1e3", "0"})
  void numbers_are_written_plainly(String number) {
    assertThat(filter(new FilterInput("price", List.of(number), null, null))).isInstanceOf(Filter.In.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "1,5", "0x1", "1f", "+1", "NaN", "Infinity", "1e9999", "١", ".5", "1."})
  void what_is_not_plainly_a_number_is_refused(String number) {
    assertThatThrownBy(() -> filter(new FilterInput("price", List.of(number), null, null))).isInstanceOf(BadInput.class);
  }

  @Test
  void a_page_is_named_by_its_offset_up_to_what_is_reachable() {
    assertThat(reader.search(query("x"), 24, null, 0, false, false).page()).isEqualTo(new PageRequest.At(24, 0));
    assertThat(reader.search(query("x"), 24, null, 9_976, false, false).page()).isEqualTo(new PageRequest.At(24, 9_976));
    for (int offset : List.of(-1, 9_977, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
      assertThatThrownBy(() -> reader.search(query("x"), 24, null, offset, false, false)).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void a_page_is_named_in_one_way() {
    assertThatThrownBy(() -> reader.search(query("x"), 24, "abc", 24, false, false)).isInstanceOf(BadInput.class)
        .hasMessageContaining("not by both");
  }

  @Test
  void every_field_has_its_usual_direction() {
    assertThat(sort(null)).isEqualTo(Sort.RELEVANCE);
    assertThat(sort(new SortInput(SortField.RELEVANCE, null))).isEqualTo(Sort.RELEVANCE);
    assertThat(sort(new SortInput(SortField.RELEVANCE, SortDirection.DESC))).isEqualTo(Sort.RELEVANCE);
    Map.of(SortField.PRICE, Direction.ASC, SortField.TITLE, Direction.ASC, SortField.NEWEST, Direction.DESC, SortField.RATING,
        Direction.DESC, SortField.POPULARITY, Direction.DESC).forEach((field, direction) -> {
      assertThat(sort(new SortInput(field, null))).isEqualTo(new Sort.ByField(Sort.Field.valueOf(field.name()), direction));
      for (SortDirection asked : SortDirection.values()) {
        assertThat(sort(new SortInput(field, asked)))
            .isEqualTo(new Sort.ByField(Sort.Field.valueOf(field.name()), Direction.valueOf(asked.name())));
      }
    });
  }

  @Test
  void the_worst_first_is_refused() {
    assertThatThrownBy(() -> sort(new SortInput(SortField.RELEVANCE, SortDirection.ASC))).isInstanceOf(BadInput.class);
  }

  private Sort sort(@Nullable SortInput sort) {
    return reader.search(new SearchInput(null, null, null, null, null, null, sort, null), 1, null, null, false, false).sort();
  }

  private Filter filter(FilterInput filter) {
    return reader.search(new SearchInput(null, null, List.of(filter), null, null, null, null, null), 1, null, null, false, false)
        .filters().getFirst();
  }

  private static Shopper shopper(RequestReader reader, ShopperInput shopper) {
    return reader.search(new SearchInput(null, null, null, shopper, null, null, null, null), 1, null, null, false, false).shopper();
  }

  private static SearchInput query(String query) {
    return new SearchInput(null, query, null, null, null, null, null, null);
  }
}
