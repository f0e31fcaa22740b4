package org.hybridsearch.catalog.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.hybridsearch.catalog.document.ItemText;
import org.hybridsearch.embed.BatchEmbedder;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.FileVectorCache;
import org.hybridsearch.embed.langchain4j.local.OnnxEmbedderFactory;
import org.hybridsearch.model.Item;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The match threshold on real catalogues: queries about the catalogue keep their matches, others find nothing. Prints what it
 * measures; {@code -Dcalibration.items} takes more items of the larger collections, {@code -Dcalibration.variants=true} compares
 * more texts that could stand for an item.
 */
class MatchThresholdTest {

  private static final int ITEMS = Integer.getInteger("calibration.items", 1_200);
  private static final Function<Item, String> TEXT = ItemText::of;

  private static FileVectorCache cache;
  private static Embedder embedder;

  @BeforeAll
  static void load() {
    Embedder local = new OnnxEmbedderFactory().create(2);
    cache = FileVectorCache.open(Path.of("target/test-vectors"), local.model(), 100_000);
    embedder = new BatchEmbedder(local, cache, 64);
  }

  @AfterAll
  static void close() throws IOException {
    cache.close();
  }

  @Test
  void grocery_queries_without_a_word_of_what_they_look_for_find_it() {
    Shop shop = foodMart(TEXT);

    assertThat(subcategories(shop.matches("something for breakfast"))).contains("Cereal", "Pancakes", "Pancake Mix", "Waffles");
    assertThat(shop.matches("supersonic boundary layer")).isEmpty();
    assertThat(keptShare(shop)).isGreaterThanOrEqualTo(0.9);
    assertThat(rightShare(shop)).isGreaterThanOrEqualTo(0.7);
  }

  @Test
  void queries_about_aerodynamics_find_nothing_in_a_grocery_shop_whatever_the_seed() {
    assumeTrue(Files.isDirectory(Collection.sharedData()), "No data at " + Collection.sharedData());
    for (long seed = 0; seed < 5; seed++) {
      assertThat(Shop.of(Collection.foodMart(), TEXT, embedder, seed).emptyShare(Collection.cranfieldQueries()))
          .isGreaterThanOrEqualTo(0.9);
    }
  }

  @Test
  void the_rule_holds_on_collections_it_was_not_made_on() {
    assumeTrue(Files.isDirectory(Collection.sharedData()), "No data at " + Collection.sharedData());
    List<String> aerodynamics = Collection.cranfieldQueries();
    List<String> groceries = groceryQueries().keySet().stream().toList();
    List<String> department = Collection.queries("department-store-queries.txt");

    Shop store = Shop.of(sample("retail-demo-store", ITEMS), TEXT, embedder, 1);
    print("department store", store, aerodynamics, department);
    assertThat(store.emptyShare(aerodynamics)).isGreaterThanOrEqualTo(0.9);
    assertThat(store.emptyShare(department)).isLessThanOrEqualTo(0.2);

    Shop library = Shop.of(sample("cranfield", ITEMS / 3), TEXT, embedder, 1);
    print("aerodynamics", library, groceries, aerodynamics);
    assertThat(library.emptyShare(groceries)).isGreaterThanOrEqualTo(0.9);
    assertThat(library.emptyShare(aerodynamics)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void an_items_path_finds_what_its_title_alone_does_not() {
    assumeTrue(Files.isDirectory(Collection.sharedData()), "No data at " + Collection.sharedData());
    texts().forEach((name, text) -> {
      Shop shop = foodMart(text);
      print("groceries, " + name, shop, Collection.cranfieldQueries(), groceryQueries().keySet().stream().toList());
      System.out.printf("%52s best one right %.3f%n", "", rightShare(shop));
    });
    assertThat(rightShare(foodMart(TEXT))).isGreaterThan(rightShare(foodMart(Item::title)) + 0.1);
  }

  private static Map<String, Function<Item, String>> texts() {
    Map<String, Function<Item, String>> texts = new LinkedHashMap<>();
    texts.put("as configured", TEXT);
    texts.put("title", Item::title);
    if (!Boolean.getBoolean("calibration.variants")) {
      return texts;
    }
    texts.put("title path", item -> item.title() + " " + String.join(" ", item.categories()));
    texts.put("title. path. brand",
        item -> item.title() + ". " + String.join(" > ", item.categories()) + ". " + item.brand().orElse(""));
    texts.put("title, narrow to wide", item -> item.title() + ", " + String.join(", ", item.categories().reversed()));
    texts.put("path. title", item -> String.join(" > ", item.categories()) + ". " + item.title());
    texts.put("title. narrowest", item -> item.title() + ". " + item.categories().getLast());
    return texts;
  }

  private static Shop foodMart(Function<Item, String> text) {
    return Shop.of(Collection.foodMart(), text, embedder, 1);
  }

  private static List<Item> sample(String name, int most) {
    List<Item> items = new ArrayList<>(Collection.ndjson(Collection.sharedData().resolve(name).resolve("items.ndjson")));
    Collections.shuffle(items, new Random(1));
    return items.subList(0, Math.min(most, items.size()));
  }

  private static double keptShare(Shop shop) {
    return 1 - shop.emptyShare(groceryQueries().keySet().stream().toList());
  }

  /** The share of grocery queries whose best match is of a subcategory that one would look in. */
  private static double rightShare(Shop shop) {
    long right = groceryQueries().entrySet().stream()
        .filter(query -> shop.matches(query.getKey()).stream().limit(1)
            .anyMatch(best -> query.getValue().contains(best.categories().getLast())))
        .count();
    return right / (double) groceryQueries().size();
  }

  private static Map<String, Set<String>> groceryQueries() {
    Map<String, Set<String>> queries = new LinkedHashMap<>();
    Collection.queries("grocery-queries.txt").stream().map(line -> line.split("\\|"))
        .forEach(line -> queries.put(line[0], Set.of(line[1].split(","))));
    return queries;
  }

  private static Set<String> subcategories(List<Item> items) {
    return Set.copyOf(items.stream().map(item -> item.categories().getLast()).toList());
  }

  private static void print(String name, Shop shop, List<String> off, List<String> on) {
    System.out.printf(
        "%-36s %5d items  mean %.3f  threshold %.3f  off-topic empty %.3f  on-topic kept %.3f  median matches %d%n",
        name,
        shop.items().size(), shop.calibration().randomPairMean(), shop.calibration().matchThreshold(), shop.emptyShare(off),
        1 - shop.emptyShare(on), on.stream().mapToInt(query -> shop.matches(query).size()).sorted().toArray()[on.size() / 2]);
  }
}
