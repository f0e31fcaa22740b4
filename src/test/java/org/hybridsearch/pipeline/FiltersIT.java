package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.ItemField.Kind;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field with every operator that it takes: all that pass, and nothing else, whether found by words or by meaning. */
class FiltersIT {

  private static TestShop shop;
  private static Searches searches;
  private static List<Item> items;

  @BeforeAll
  static void open() {
    shop = new TestShop("filters-it");
    shop.putDocuments(VariedCatalogue.of(200, 11));
    searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors(),
        "hybridsearch.profiles.legs.lexical=100", "hybridsearch.profiles.legs.semantic=200");
    items = all("");
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static List<Item> all(String query, Filter... filters) {
    SearchRequest request = TestShop.first(query, TestShop.shopper("anna"), 100, filters);
    List<SearchOutcome> pages = new ArrayList<>(List.of(searches.search(request)));
    while (pages.getLast().hasNextPage()) {
      pages.add(searches.search(TestShop.after(request, 100, pages.getLast().hits().getLast().cursor())));
    }
    List<Item> found = pages.stream().flatMap(page -> page.hits().stream()).map(SearchOutcome.Hit::item).toList();
    assertThat(found).hasSize(pages.getFirst().totalCount());
    return found;
  }

  static Stream<ItemField> fields() {
    return Stream.concat(FacetsIT.FIELDS.stream(), Stream.of(new ItemField("createdAt", Kind.TIME), new ItemField("url", Kind.KEYWORD),
        new ItemField("imageUrl", Kind.KEYWORD), new ItemField("title", Kind.KEYWORD), new ItemField("description", Kind.KEYWORD)));
  }

  private static void check(Filter filter) {
    List<String> passing = items.stream().filter(item -> ItemValues.passes(item, filter)).map(Item::id).toList();
    assertThat(all("", filter)).as(filter.toString()).extracting(Item::id).containsExactlyInAnyOrderElementsOf(passing);
    for (String query : List.of("juice", "a large box of soap for breakfast")) {
      List<String> matches = all(query).stream().filter(item -> ItemValues.passes(item, filter)).map(Item::id).toList();
      assertThat(all(query, filter)).extracting(Item::id).containsAll(matches).allMatch(passing::contains);
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void exists_takes_every_field(ItemField field) {
    check(new Filter.Exists(field, true));
    check(new Filter.Exists(field, false));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void in_takes_every_field_of_values(ItemField field) {
    if (field.kind() != Kind.TIME && !List.of("title", "description").contains(field.name())) {
      List<String> values = items.stream().flatMap(item -> ItemValues.of(item, field.name()).stream()).distinct().sorted().toList();
      assertThat(values).isNotEmpty();
      check(new Filter.In(field, values.subList(0, 1)));
      check(new Filter.In(field, values.subList(values.size() / 2, values.size())));
      check(new Filter.In(field, List.of(field.kind() == Kind.NUMBER ? "3.25" : "false")));
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void range_takes_every_field_of_numbers_and_times(ItemField field) {
    if (field.kind() == Kind.NUMBER || field.kind() == Kind.TIME || field.name().equals("attributes.size")) {
      List<Double> values = items.stream().flatMap(item -> ItemValues.of(item, field.name()).stream())
          .map(Double::parseDouble).distinct().sorted().toList();
      double low = values.get(values.size() / 4);
      double high = values.get(values.size() * 3 / 4);
      check(new Filter.Range(field, low, high));
      check(new Filter.Range(field, low, low));
      check(new Filter.Range(field, Double.NEGATIVE_INFINITY, low));
      check(new Filter.Range(field, high, Double.POSITIVE_INFINITY));
      check(new Filter.Range(field, low + 0.01, low + 0.02));
    }
  }

  @Test
  void numbers_may_be_written_in_several_ways() {
    ItemField price = new ItemField("price", Kind.NUMBER);
    assertThat(all("", new Filter.In(price, List.of("5")))).isNotEmpty()
        .isEqualTo(all("", new Filter.In(price, List.of("5.00")))).isEqualTo(all("", new Filter.In(price, List.of("0.5e1"))));
  }

  @Test
  void all_filters_must_hold() {
    Filter brand = new Filter.In(new ItemField("brand", Kind.KEYWORD), List.of("Brand 1", "Brand 2"));
    Filter tools = new Filter.In(ItemField.CATEGORIES, List.of("Tools"));
    assertThat(all("", brand, tools)).isNotEmpty().extracting(Item::id).containsExactlyInAnyOrderElementsOf(items.stream()
        .filter(item -> ItemValues.passes(item, brand) && ItemValues.passes(item, tools)).map(Item::id).toList());
  }
}
