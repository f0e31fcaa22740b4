package org.hybridsearch.pipeline;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hybridsearch.model.CategoryPath;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/** Items with something in every field, or nothing, and with variants: the same ones for the same seed. */
final class VariedCatalogue {

  static final List<List<String>> CATEGORIES = List.of(List.of(), List.of("Garden"), List.of("Garden", "Tools"), List.of("Tools"),
      List.of("Tools", "Hammers"), List.of("Snacks", "Snacks"), List.of("Snacks", "Nuts > Seeds"), List.of("Home", "Garden", "Tools"));

  static final List<String> COLORS = List.of("red", "green", "blue", "12", "true");

  private static final List<String> WORDS = List.of("juice", "breakfast", "soap", "fresh", "box", "large", "of", "fruit", "old");

  private VariedCatalogue() {}

  /** So many items, in groups of up to six. */
  static Map<String, Json> of(int size, long seed) {
    Random random = new Random(seed);
    Map<String, Json> items = new LinkedHashMap<>();
    while (items.size() < size) {
      int variants = random.nextBoolean() ? 1 : 1 + random.nextInt(6);
      String group = "group-" + items.size();
      String title = some(WORDS, random) + " " + some(WORDS, random) + " " + some(WORDS, random);
      List<String> categories = some(CATEGORIES, random);
      for (int i = 0; i < variants && items.size() < size; i++) {
        String id = "i" + items.size();
        items.put(id, item(id, variants == 1 ? id : group, title, categories, random));
      }
    }
    return items;
  }

  private static Json item(String id, String group, String title, List<String> categories, Random random) {
    List<Member> members = new ArrayList<>(List.of(member("id", id), member("group", group), member("title", title),
        member("available", random.nextInt(4) > 0), member("prior", 0.5),
        member("embedding", Json.floats(TextVector.of(TestShop.vector(title)).toArray())),
        member("categories", Json.strings(categories)),
        member("categoryPaths", Json.strings(CategoryPath.allOf(categories)))));
    if (!group.equals(id)) {
      members.add(member("groupId", group));
    }
    maybe(random, members, member("sku", "S" + id.length()));
    maybe(random, members, member("gtin", "400" + random.nextInt(5)));
    maybe(random, members, member("description", "about " + some(WORDS, random)));
    maybe(random, members, member("brand", "Brand " + random.nextInt(6)));
    maybe(random, members, member("price", random.nextInt(40) / 4.0));
    maybe(random, members, member("listPrice", 10L + random.nextInt(5)));
    maybe(random, members, member("currency", random.nextBoolean() ? "EUR" : "USD"));
    maybe(random, members, member("url", "/" + random.nextInt(4)));
    maybe(random, members, member("imageUrl", "/" + random.nextInt(4) + ".webp"));
    maybe(random, members, member("rating", 1L + random.nextInt(5)));
    maybe(random, members, member("ratingCount", (long) random.nextInt(4)));
    maybe(random, members, member("popularity", random.nextInt(5) / 4.0));
    maybe(random, members, member("learnedPopularity", random.nextInt(5) / 4.0));
    maybe(random, members, member("createdAt", "202" + random.nextInt(5) + "-01-31T12:00:00Z"));
    members.add(member("attributes", object(
        member("keyword", object(member("color", Json.strings(List.of(some(COLORS, random), some(COLORS, random)))))),
        member("number", object(member("size", Json.array(Json.number(random.nextInt(6) - 2.5))))),
        member("boolean", object(member("organic", Json.array(Json.bool(random.nextBoolean()))))))));
    return object(members);
  }

  private static void maybe(Random random, List<Member> members, Member member) {
    if (random.nextInt(5) > 0) {
      members.add(member);
    }
  }

  static <T> T some(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
