package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.ItemField.Kind;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One result a product: the best of its variants, on whichever page it comes, and never again. */
class VariantsIT {

  private static final int PRODUCTS = 150;
  private static final int SIZES = 12;

  private static TestShop shop;

  @BeforeAll
  static void open() {
    shop = new TestShop("variants-it").grouped(true);
    Map<String, Json> items = new HashMap<>();
    for (int product = 0; product < PRODUCTS; product++) {
      for (int size = 0; size < SIZES; size++) {
        // The words and the meaning are the same for all variants: the first product's alone would fill a leg of 100.
        items.put(id(product, size), item(id(product, size), "p" + product, "juice " + product, size));
      }
    }
    items.put("single", item("single", "single", "juice alone", 3));
    shop.putDocuments(items);
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static String id(int product, int size) {
    return "p" + product + "-" + size;
  }

  private static Json item(String id, String group, String title, int size) {
    return object(member("id", id), member("group", group), member("groupId", group), member("title", title),
        member("price", (long) size), member("available", size != 0), member("prior", 0.5),
        member("embedding", Json.floats(TextVector.of(TestShop.vector(title)).toArray())));
  }

  private static Searches serve(String favorite) {
    return shop.serve(EngineForTests.address(), TestRankers.by(id -> id.endsWith(favorite) ? 9 : 1), TestShop.vectors(),
        "hybridsearch.profiles.legs.lexical=100", "hybridsearch.profiles.legs.semantic=100");
  }

  private static List<SearchOutcome> pages(Searches searches, SearchRequest request) {
    List<SearchOutcome> pages = new ArrayList<>(List.of(searches.search(request)));
    while (pages.getLast().hasNextPage()) {
      pages.add(searches.search(TestShop.after(request, request.page().first(), pages.getLast().hits().getLast().cursor())));
    }
    return pages;
  }

  private static List<Item> items(List<SearchOutcome> pages) {
    return pages.stream().flatMap(page -> page.hits().stream()).map(SearchOutcome.Hit::item).toList();
  }

  @Test
  void paging_through_everything_shows_each_product_once() {
    List<SearchOutcome> pages = pages(serve("-5"), TestShop.first("juice", TestShop.shopper("anna"), 17));
    assertThat(items(pages)).extracting(ItemValues::group).doesNotHaveDuplicates().hasSize(PRODUCTS + 1);
    assertThat(pages).allSatisfy(page -> assertThat(page.totalCount()).isEqualTo(PRODUCTS + 1));
    assertThat(pages.getFirst().rankedCount()).isBetween(100, 200);
    assertThat(pages.getFirst().reachableCount()).isEqualTo(PRODUCTS + 1);
    assertThat(pages.stream().flatMap(page -> page.hits().stream()).map(SearchOutcome.Hit::position).toList())
        .startsWith(1).isSorted().endsWith(PRODUCTS + 1).doesNotHaveDuplicates();
  }

  @Test
  void browsing_shows_each_product_once_too() {
    assertThat(items(pages(serve("-5"), TestShop.first("", TestShop.shopper("anna"), 40))))
        .extracting(ItemValues::group).doesNotHaveDuplicates().hasSize(PRODUCTS + 1);
  }

  @Test
  void the_variant_shown_is_the_one_that_the_blend_likes_best() {
    SearchOutcome sold = serve("-none").search(TestShop.first("juice 7", TestShop.shopper("anna"), 1));
    assertThat(sold.hits().getFirst().item().groupId()).contains("p7");
    assertThat(sold.hits().getFirst().item().available()).isTrue();
    SearchOutcome liked = serve("p7-2").search(TestShop.first("juice 7", TestShop.shopper("anna"), 1));
    assertThat(liked.hits().getFirst().item().id()).isEqualTo("p7-2");
  }

  @Test
  void a_filter_finds_the_variant_that_passes_it() {
    Filter cheap = new Filter.In(new ItemField("price", Kind.NUMBER), List.of("0", "11"));
    List<SearchOutcome> pages = pages(serve("-0"), TestShop.first("juice", TestShop.shopper("anna"), 50, cheap));
    assertThat(items(pages)).hasSize(PRODUCTS).allMatch(item -> item.id().endsWith("-0") || item.id().endsWith("-11"));
  }

  @Test
  void a_field_sort_shows_of_each_product_the_variant_that_comes_first() {
    ItemField price = new ItemField("price", Kind.NUMBER);
    Sort dearest = new Sort.ByField(Sort.Field.PRICE, Sort.Direction.DESC);
    for (String query : List.of("juice", "")) {
      SearchRequest request = TestShop.sorted(TestShop.withFacets(TestShop.first(query, TestShop.shopper("anna"), 17),
          List.of(new FacetRequest(price, 20, List.of()))), dearest, false);
      List<SearchOutcome> pages = pages(serve("-5"), request);
      assertThat(items(pages)).extracting(ItemValues::group).doesNotHaveDuplicates().hasSize(PRODUCTS + 1);
      assertThat(items(pages)).extracting(item -> item.price().orElseThrow()).containsOnly(11.0, 3.0).endsWith(3.0);
      assertThat(pages).allSatisfy(page -> {
        assertThat(page.totalCount()).isEqualTo(PRODUCTS + 1);
        assertThat(page.facets().getFirst().values()).hasSize(SIZES);
        assertThat(page.facets().getFirst().maximum()).hasValue(11);
      });
    }
  }

  @Test
  void numbered_pages_show_each_product_once() {
    Searches searches = serve("-5");
    SearchRequest first = TestShop.first("juice", TestShop.shopper("anna"), 20);
    List<SearchOutcome> pages = new ArrayList<>();
    for (int offset = 0; offset <= PRODUCTS; offset += 20) {
      pages.add(searches.search(TestShop.at(first, new PageRequest.At(20, offset))));
    }
    assertThat(items(pages)).extracting(ItemValues::group).doesNotHaveDuplicates().hasSize(PRODUCTS + 1);
    SearchOutcome third = pages.get(2);
    List<SearchOutcome> gone = new ArrayList<>(List.of(third));
    while (gone.getLast().hasNextPage()) {
      gone.add(searches.search(TestShop.after(first, 20, gone.getLast().hits().getLast().cursor())));
    }
    assertThat(items(gone)).extracting(ItemValues::group).doesNotHaveDuplicates().hasSize(PRODUCTS + 1 - 40);
  }

  @Test
  void facets_count_products_not_variants() {
    ItemField price = new ItemField("price", Kind.NUMBER);
    SearchOutcome outcome = serve("-5").search(TestShop.withFacets(TestShop.first("juice", TestShop.shopper("anna"), 5), List.of(
        new FacetRequest(price, 20, List.of()), new FacetRequest(price, 1, List.of(new Filter.Range(price, 0, 5))))));
    assertThat(outcome.facets().getFirst().values()).hasSize(SIZES).allSatisfy(value ->
        assertThat(value.count()).isEqualTo(value.value().equals("3") ? PRODUCTS + 1 : PRODUCTS));
    assertThat(outcome.facets().getLast().values().getFirst().count()).isEqualTo(PRODUCTS + 1);
    assertThat(outcome.totalCount()).isEqualTo(PRODUCTS + 1);
  }
}
