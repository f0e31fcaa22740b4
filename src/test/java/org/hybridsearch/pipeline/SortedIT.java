package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hybridsearch.opensearch.Json.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A field sort: every match once, in the order of the field, on generated items with many ties and gaps. */
class SortedIT {

  private static final int ITEMS = 400;
  private static final int MEANT = 7;
  private static final long SEED = 20_261_123;

  private static final Map<String, Row> ROWS = new LinkedHashMap<>();
  private static TestShop shop;
  private static Searches one;
  private static Searches other;

  /** What an item has of what can be sorted by; the title without case and accents. */
  private record Row(
      String id,
      String title,
      Optional<Double> price,
      Optional<Double> rating,
      Optional<Double> popularity,
      Optional<Instant> created) {}

  @BeforeAll
  static void open() {
    shop = new TestShop("sorted-it");
    Random random = new Random(SEED);
    Map<String, List<Member>> documents = new LinkedHashMap<>();
    for (int i = 0; i < ITEMS + MEANT; i++) {
      String id = "%s%03d".formatted(random.nextBoolean() ? "a" : "Z", i);
      documents.put(id, item(id, i < ITEMS ? "tea" : "drink", random));
    }
    shop.add(documents);
    one = shop.serve(EngineForTests.address(), TestRankers.by(item -> 1 + item.hashCode() % 100 / 100.0), TestShop.vectors());
    other = shop.serve(EngineForTests.address(), TestRankers.by(item -> 2 - item.hashCode() % 100 / 100.0), TestShop.vectors(),
        "hybridsearch.profiles.version=2", "hybridsearch.profiles.minimum-should-match=1");
  }

  /** About soap where the word is not: such an item matches soap by meaning. */
  private static List<Member> item(String id, String word, Random random) {
    String[] letters = {"É", "e", "F", "f", "Ä", "b"};
    String letter = letters[random.nextInt(letters.length)];
    List<Member> members = new ArrayList<>(List.of(member("title", letter + " " + word), member("available", true),
        member("embedding", Json.floats(normal(TestShop.vector(word.equals("drink") ? "soap" : "other"))))));
    Optional<Double> price = some(random, 5);
    Optional<Double> rating = some(random, 4);
    Optional<Double> given = some(random, 3).map(value -> value / 4);
    Optional<Double> learned = some(random, 3).map(value -> value / 4);
    Optional<Instant> created = some(random, 6).map(day -> Instant.EPOCH.plusSeconds((long) (day * 86_400)));
    price.ifPresent(value -> members.add(member("price", value)));
    rating.ifPresent(value -> members.add(member("rating", value)));
    given.ifPresent(value -> members.add(member("popularity", value)));
    learned.ifPresent(value -> members.add(member("learnedPopularity", value)));
    created.ifPresent(value -> members.add(member("createdAt", value.toString())));
    String folded = letter.toLowerCase().replace("é", "e").replace("ä", "a");
    ROWS.put(id, new Row(id, folded + " " + word, price, rating, given.isPresent() ? given : learned, created));
    return members;
  }

  private static Optional<Double> some(Random random, int values) {
    return random.nextInt(5) == 0 ? Optional.empty() : Optional.of((double) random.nextInt(values));
  }

  private static float[] normal(float[] vector) {
    return TextVector.of(vector).toArray();
  }

  @AfterAll
  static void close() throws Exception {
    ROWS.clear();
    shop.close();
  }

  private static SearchRequest asking(String query, int first, Sort.Field field, Sort.Direction direction, Filter... filters) {
    return TestShop.sorted(
        TestShop.first(query, TestShop.shopper("anna"), first, filters), new Sort.ByField(field, direction), false);
  }

  private static List<String> expected(Sort.Field field, Sort.Direction direction, String query) {
    Comparator<Row> order = switch (field) {
      case PRICE -> by(Row::price, direction);
      case NEWEST -> by(Row::created, direction);
      case RATING -> by(Row::rating, direction);
      case POPULARITY -> by(Row::popularity, direction);
      case TITLE -> by(row -> Optional.of(row.title()), direction);
    };
    return ROWS.values().stream().filter(row -> row.title().contains(query))
        .sorted(order.thenComparing(Row::id)).map(Row::id).toList();
  }

  private static <T extends Comparable<T>> Comparator<Row> by(Function<Row, Optional<T>> value, Sort.Direction direction) {
    Comparator<T> upwards = Comparator.naturalOrder();
    Comparator<T> values = direction == Sort.Direction.ASC ? upwards : upwards.reversed();
    return Comparator.comparing((Row row) -> value.apply(row).orElse(null), Comparator.nullsLast(values));
  }

  private static List<String> ids(List<SearchOutcome> pages) {
    return pages.stream().flatMap(page -> page.hits().stream()).map(hit -> hit.item().id()).toList();
  }

  /** All pages in sizes at random, from both replicas in turn. */
  private static List<SearchOutcome> pages(SearchRequest request, Random random) {
    List<SearchOutcome> pages = new ArrayList<>(List.of(one.search(request)));
    while (pages.getLast().hasNextPage()) {
      Searches replica = pages.size() % 2 == 1 ? other : one;
      pages.add(replica.search(
          TestShop.after(request, 1 + random.nextInt(100), pages.getLast().hits().getLast().cursor())));
    }
    return pages;
  }

  @ParameterizedTest
  @EnumSource(Sort.Field.class)
  void all_pages_together_are_all_matches_in_order_gaps_last_and_ties_by_id(Sort.Field field) {
    Random random = new Random(SEED + field.ordinal());
    for (Sort.Direction direction : Sort.Direction.values()) {
      for (String query : List.of("", "tea")) {
        List<SearchOutcome> pages = pages(asking(query, 1 + random.nextInt(60), field, direction), random);
        List<String> expected = expected(field, direction, query);
        assertThat(ids(pages)).as(field + " " + direction + " " + query).isEqualTo(expected);
        assertThat(pages).allSatisfy(page -> {
          assertThat(page.totalCount()).isEqualTo(expected.size());
          assertThat(page.reachableCount()).isEqualTo(expected.size());
          assertThat(page.searchId()).isEqualTo(pages.getFirst().searchId());
          assertThat(page.profile().version()).isEqualTo(1);
        });
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.Field.class)
  void numbered_pages_are_in_the_same_order(Sort.Field field) {
    for (Sort.Direction direction : Sort.Direction.values()) {
      SearchRequest request = asking("tea", 37, field, direction);
      List<String> found = new ArrayList<>();
      for (int offset = 0; offset < ITEMS + 37; offset += 37) {
        SearchOutcome page = (offset % 2 == 0 ? one : other).search(TestShop.at(request, new PageRequest.At(37, offset)));
        assertThat(page.hits().stream().map(SearchOutcome.Hit::position)).isEqualTo(
            IntStream.range(offset + 1, Math.min(offset + 38, ITEMS + 1)).boxed().toList());
        assertThat(page.hasNextPage()).isEqualTo(offset + 37 < ITEMS);
        assertThat(page.hasPreviousPage()).isEqualTo(offset > 0);
        assertThat(page.totalCount()).isEqualTo(ITEMS);
        found.addAll(ids(List.of(page)));
      }
      assertThat(found).isEqualTo(expected(field, direction, "tea"));
    }
  }

  @Test
  void a_cursor_goes_on_from_a_numbered_page() {
    SearchRequest request = asking("tea", 30, Sort.Field.PRICE, Sort.Direction.ASC);
    SearchOutcome page = one.search(TestShop.at(request, new PageRequest.At(30, 120)));
    SearchOutcome next = other.search(TestShop.after(request, 50, page.hits().get(9).cursor()));
    assertThat(ids(List.of(next))).isEqualTo(expected(Sort.Field.PRICE, Sort.Direction.ASC, "tea").subList(130, 180));
    assertThat(next.hits().getFirst().position()).isEqualTo(131);
  }

  @Test
  void what_matches_by_meaning_is_sorted_with_the_rest() {
    SearchRequest request = asking("soap", 3, Sort.Field.TITLE, Sort.Direction.ASC);
    assertThat(ids(pages(request, new Random(SEED)))).hasSize(MEANT)
        .isEqualTo(expected(Sort.Field.TITLE, Sort.Direction.ASC, "drink"));
  }

  @Test
  void filters_hold() {
    SearchRequest request = asking("tea", 100, Sort.Field.RATING, Sort.Direction.DESC,
        new Filter.Range(new ItemField("price", ItemField.Kind.NUMBER), 1, 2));
    List<String> expected = expected(Sort.Field.RATING, Sort.Direction.DESC, "tea").stream()
        .filter(id -> ROWS.get(id).price().filter(price -> price >= 1 && price <= 2).isPresent()).toList();
    assertThat(ids(pages(request, new Random(SEED)))).isEqualTo(expected);
  }

  @Test
  void nothing_is_personal_nothing_is_scored_and_the_answer_says_so() {
    SearchRequest request = asking("tea", 10, Sort.Field.PRICE, Sort.Direction.ASC);
    SearchOutcome first = one.search(request);
    SearchOutcome next = one.search(TestShop.after(request, 10, first.hits().getLast().cursor()));
    for (SearchOutcome page : List.of(first, next, one.search(TestShop.at(request, new PageRequest.At(10, 10))))) {
      assertThat(page.personalization())
          .isEqualTo(PersonalizationOutcome.notApplied(PersonalizationOutcome.Reason.SORTED_BY_FIELD));
      assertThat(page.rankedCount()).isZero();
      assertThat(page.hits()).hasSize(10).allSatisfy(hit -> {
        assertThat(hit.score()).isEmpty();
        assertThat(hit.explanation()).isEmpty();
        assertThat(hit.cursor()).hasSizeBetween(1, 512);
      });
      assertThat(page.stages()).extracting(StageReport::stage).containsExactly(Stage.values());
      assertThat(page.stages().subList(4, 6)).allSatisfy(report -> {
        assertThat(report.status()).isEqualTo(StageReport.Status.SKIPPED);
        assertThat(report.reason()).isEqualTo("sorted by a field");
      });
    }
  }

  @Test
  void browsing_retrieves_nothing() {
    SearchOutcome page = one.search(asking("", 10, Sort.Field.PRICE, Sort.Direction.ASC));
    assertThat(page.stages()).extracting(StageReport::status).containsExactly(StageReport.Status.OK, StageReport.Status.SKIPPED,
        StageReport.Status.OK, StageReport.Status.SKIPPED, StageReport.Status.SKIPPED, StageReport.Status.SKIPPED);
  }

  @Test
  void filters_that_nothing_passes_give_an_empty_page() {
    SearchOutcome page = one.search(asking("unheard", 10, Sort.Field.PRICE, Sort.Direction.ASC,
        new Filter.Range(new ItemField("price", ItemField.Kind.NUMBER), 1e9, 1e10)));
    assertThat(page.hits()).isEmpty();
    assertThat(page.totalCount()).isZero();
    assertThat(page.hasNextPage()).isFalse();
  }

  @Test
  void a_cursor_belongs_to_its_sort() {
    String cursor = one.search(asking("tea", 10, Sort.Field.PRICE, Sort.Direction.ASC)).hits().getLast().cursor();
    for (SearchRequest another : List.of(asking("tea", 10, Sort.Field.PRICE, Sort.Direction.DESC),
        asking("tea", 10, Sort.Field.RATING, Sort.Direction.ASC), TestShop.first("tea", TestShop.shopper("anna"), 10))) {
      assertThatThrownBy(() -> one.search(TestShop.after(another, 10, cursor))).isInstanceOf(SearchException.BadInput.class)
          .hasMessageContaining("another input");
    }
  }
}
