package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hybridsearch.model.CategoryPath;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Facet;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.ItemField.Kind;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Sort;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facets, filters, totals, pages and explanations on generated catalogues, with groups and without, against the same said again in
 * Java. A seed names its catalogue and its request: it stands in the name of the test that fails.
 */
class FacetsIT {

  private static final int ITEMS = 240;

  static final List<ItemField> FIELDS = Stream.concat(
      Stream.of("id", "sku", "gtin", "brand", "categories", "currency", "groupId").map(name -> new ItemField(name, Kind.KEYWORD)),
      Stream.concat(
          Stream.of("price", "listPrice", "rating", "ratingCount", "popularity").map(name -> new ItemField(name, Kind.NUMBER)),
          Stream.of(new ItemField("available", Kind.BOOLEAN), new ItemField("attributes.color", Kind.ATTRIBUTE),
              new ItemField("attributes.size", Kind.ATTRIBUTE), new ItemField("attributes.organic", Kind.ATTRIBUTE)))).toList();

  private static final List<String> QUERIES =
      List.of("", "", "juice", "fresh soap", "a large box of fruit for breakfast", "old fruit", "nothing of the kind");

  private static final List<Catalogue> CATALOGUES = new ArrayList<>();

  /** A generated catalogue, its items searched one by one and by their groups. */
  private record Catalogue(TestShop shop, Searches plain, Searches grouping) {

    static Catalogue of(long seed) {
      TestShop shop = new TestShop("facets-it-" + seed);
      shop.putDocuments(VariedCatalogue.of(ITEMS, seed));
      // As many candidates by meaning as there are items, so that it does not matter which of many are the nearest.
      String[] settings = {"hybridsearch.profiles.legs.lexical=100", "hybridsearch.profiles.legs.semantic=250"};
      return new Catalogue(shop,
          shop.grouped(false).serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors(), settings),
          shop.grouped(true).serve(EngineForTests.address(), TestRankers.by(id -> id.hashCode() % 9), TestShop.vectors(), settings));
    }
  }

  @BeforeAll
  static void open() {
    LongStream.of(7, 8, 9).mapToObj(Catalogue::of).forEach(CATALOGUES::add);
  }

  @AfterAll
  static void close() throws Exception {
    for (Catalogue catalogue : CATALOGUES) {
      catalogue.shop().close();
    }
    CATALOGUES.clear();
  }

  private static Catalogue catalogue(int seed) {
    return CATALOGUES.get(seed % CATALOGUES.size());
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, 40).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void paging_through_everything_gives_the_counts_of_every_facet(int seed) {
    check(seed, catalogue(seed).plain(), Item::id);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void where_items_come_in_groups_groups_are_counted_and_shown(int seed) {
    check(seed, catalogue(seed).grouping(), ItemValues::group);
  }

  private static void check(int seed, Searches searches, Function<Item, String> unit) {
    Searches plain = catalogue(seed).plain();
    Random random = new Random(seed);
    String query = VariedCatalogue.some(QUERIES, random);
    List<Filter> filters = filters(random);
    List<FacetRequest> facets = facets(random);
    SearchRequest request = TestShop.withFacets(
        TestShop.first(query, TestShop.shopper("anna"), 1 + random.nextInt(60), filters.toArray(Filter[]::new)), facets);
    if (random.nextInt(3) == 0) {
      request = TestShop.sorted(request, new Sort.ByField(VariedCatalogue.some(List.of(Sort.Field.values()), random),
          VariedCatalogue.some(List.of(Sort.Direction.values()), random)), false);
    }
    SearchOutcome first = searches.search(request);
    List<Item> matches = all(plain, TestShop.first(query, TestShop.shopper("anna"), 100, filters.toArray(Filter[]::new)));
    assertThat(matches).allMatch(item -> filters.stream().allMatch(filter -> ItemValues.passes(item, filter)));
    Set<String> units = distinct(matches, unit);
    assertThat(first.totalCount()).isEqualTo(units.size());
    assertThat(all(searches, request).stream().map(unit)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(units);
    for (int i = 0; i < facets.size(); i++) {
      ItemField field = facets.get(i).field();
      Filter[] others = filters.stream().filter(filter -> !filter.field().equals(field)).toArray(Filter[]::new);
      List<Item> counted = others.length == filters.size() ? matches
          : all(plain, TestShop.first(query, TestShop.shopper("anna"), 100, others));
      assertCounts(first.facets().get(i), facets.get(i), filters, counted, unit);
    }
  }

  private static void assertCounts(
      Facet facet, FacetRequest asked, List<Filter> filters, List<Item> items, Function<Item, String> unit) {
    String field = asked.field().name();
    TreeMap<String, Set<String>> expected = new TreeMap<>();
    items.forEach(item -> ItemValues.counted(item, field)
        .forEach(value -> expected.computeIfAbsent(value, v -> new HashSet<>()).add(unit.apply(item))));
    for (Facet.Value value : facet.values()) {
      Filter own = value.from() > Double.NEGATIVE_INFINITY || value.to() < Double.POSITIVE_INFINITY
          ? new Filter.Range(asked.field(), value.from(), value.to()) : new Filter.In(asked.field(), List.of(value.value()));
      assertThat(value.count()).as(field + " " + value.value())
          .isEqualTo(distinct(items.stream().filter(item -> ItemValues.passes(item, own)).toList(), unit).size());
      assertThat(value.selected()).as(field + " " + value.value()).isEqualTo(filters.stream().anyMatch(filter ->
          filter.equals(own) || own instanceof Filter.In && filter instanceof Filter.In in && in.field().equals(asked.field())
              && in.values().contains(value.value())));
    }
    if (asked.ranges().isEmpty()) {
      List<Long> counts = expected.values().stream().map(set -> (long) set.size()).sorted((a, b) -> Long.compare(b, a)).toList();
      int shown = Math.min(counts.size(), asked.first());
      assertThat(facet.values().stream().limit(shown).map(Facet.Value::count)).as(field).isEqualTo(counts.subList(0, shown));
    }
    boolean ordered = items.stream().flatMap(item -> ItemValues.of(item, field).stream()).noneMatch(v -> v.matches(".*[^0-9.-].*"))
        && asked.field().kind() != Kind.KEYWORD && !field.equals("attributes.color");
    List<Double> numbers = !ordered ? List.of() : items.stream().flatMap(item -> ItemValues.of(item, field).stream())
        .map(Double::parseDouble).sorted().toList();
    assertThat(facet.minimum()).isEqualTo(numbers.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(numbers.getFirst()));
    assertThat(facet.maximum()).isEqualTo(numbers.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(numbers.getLast()));
  }

  private static List<Filter> filters(Random random) {
    List<Filter> filters = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      filters.add(filter(VariedCatalogue.some(FIELDS, random), random));
    }
    return filters;
  }

  private static Filter filter(ItemField field, Random random) {
    boolean number = field.kind() == Kind.NUMBER || field.name().equals("attributes.size");
    if (number && random.nextBoolean()) {
      double from = field.name().equals("popularity") ? 0.25 : random.nextInt(4);
      return new Filter.Range(field, from, random.nextBoolean() ? from + 3 : Double.POSITIVE_INFINITY);
    }
    List<String> values = switch (field.name()) {
      case "id" -> IntStream.range(0, 90).mapToObj(i -> "i" + random.nextInt(ITEMS)).distinct().toList();
      case "sku" -> List.of("S2", "S4");
      case "gtin" -> List.of("4001", "4002", "4009");
      case "brand" -> List.of("Brand 1", "Brand 2", "Brand 99");
      case "categories" -> List.of(List.of("Garden > Tools", "Snacks"), List.of("> Tools"), List.of("Tools"),
          List.of("Snacks > Nuts \\> Seeds", "Nowhere")).get(random.nextInt(4));
      case "currency" -> List.of("EUR");
      case "groupId" -> IntStream.range(0, 90).mapToObj(i -> "group-" + random.nextInt(ITEMS)).distinct().toList();
      case "available", "attributes.organic" -> List.of("true");
      case "attributes.color" -> List.of("red", "12", "pink");
      case "attributes.size" -> List.of("0.5", "1.5", "99");
      case "popularity" -> List.of("0.5", "0.25");
      default -> List.of("2", "3", "12", "77");
    };
    return random.nextInt(5) == 0 ? new Filter.Exists(field, random.nextBoolean()) : new Filter.In(field, values);
  }

  private static List<FacetRequest> facets(Random random) {
    List<FacetRequest> facets = new ArrayList<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      ItemField field = VariedCatalogue.some(FIELDS, random);
      boolean ranges = random.nextBoolean() && (field.kind() == Kind.NUMBER || field.name().equals("attributes.size"));
      facets.add(new FacetRequest(field, 1 + random.nextInt(12), ranges ? List.of(
          new Filter.Range(field, Double.NEGATIVE_INFINITY, 1), new Filter.Range(field, 1, 4), new Filter.Range(field, 2, 2),
          new Filter.Range(field, 3, Double.POSITIVE_INFINITY)) : List.of()));
    }
    return facets;
  }

  private static Set<String> distinct(List<Item> items, Function<Item, String> unit) {
    Set<String> units = new HashSet<>();
    items.forEach(item -> units.add(unit.apply(item)));
    return units;
  }

  private static List<Item> all(Searches searches, SearchRequest request) {
    List<SearchOutcome> pages = new ArrayList<>(List.of(searches.search(request)));
    while (pages.getLast().hasNextPage()) {
      pages.add(searches.search(TestShop.after(request, request.page().first(), pages.getLast().hits().getLast().cursor())));
    }
    List<SearchOutcome.Hit> hits = pages.stream().flatMap(page -> page.hits().stream()).toList();
    assertThat(hits).allSatisfy(FacetsIT::explained);
    return hits.stream().map(SearchOutcome.Hit::item).toList();
  }

  /** What the engine's script said is what the formula says of the same values. */
  private static void explained(SearchOutcome.Hit hit) {
    assertThat(hit.score().isPresent()).isEqualTo(hit.explanation().isPresent());
    hit.explanation().ifPresent(explanation -> assertThat(
        explanation.signals().stream().mapToDouble(Explanation.Part::contribution).sum()).isCloseTo(hit.score().orElseThrow(), within(1e-4)));
  }

  @Test
  void a_label_that_repeats_on_two_levels_stays_apart() {
    Facet facet = catalogue(0).plain().search(TestShop.withFacets(TestShop.first("", TestShop.shopper("anna"), 1),
        List.of(new FacetRequest(ItemField.CATEGORIES, 100, List.of())))).facets().getFirst();
    assertThat(facet.values().stream().map(Facet.Value::value)).containsExactlyInAnyOrder("> Garden", "Garden > Tools", "> Tools",
        "Tools > Hammers", "Snacks", "Snacks > Snacks", "Snacks > Nuts \\> Seeds", "Home", "Home > Garden", "Home > Garden > Tools");
  }

  @Test
  void times_have_ranges_and_ends_in_epoch_seconds() {
    ItemField created = new ItemField("createdAt", Kind.TIME);
    long start = java.time.Instant.parse("2021-01-01T00:00:00Z").getEpochSecond();
    Filter.Range since = new Filter.Range(created, start, Double.POSITIVE_INFINITY);
    SearchOutcome outcome = catalogue(0).plain().search(TestShop.withFacets(TestShop.first("", TestShop.shopper("anna"), 100),
        List.of(new FacetRequest(created, 10, List.of(since)))));
    List<Item> items = all(catalogue(0).plain(), TestShop.first("", TestShop.shopper("anna"), 100));
    Facet facet = outcome.facets().getFirst();
    assertThat(facet.values().getFirst().count()).isEqualTo(items.stream().filter(item -> ItemValues.passes(item, since)).count())
        .isPositive();
    assertThat(facet.minimum().orElseThrow()).isEqualTo(java.time.Instant.parse("2020-01-31T12:00:00Z").getEpochSecond());
    assertThat(facet.maximum().orElseThrow()).isEqualTo(java.time.Instant.parse("2024-01-31T12:00:00Z").getEpochSecond());
  }
}
