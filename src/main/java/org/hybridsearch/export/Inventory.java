package org.hybridsearch.export;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.model.Item;
import org.hybridsearch.opensearch.Json;

/**
 * Counts what there is to import, and says what is missing: {@code missing} stops an import or a training, {@code advice} makes a
 * model worse. Ids are counted, never told. Not thread-safe.
 */
final class Inventory {

  /** Minimums and limits of Personalize. */
  static final int LEAST_INTERACTIONS = 1_000;
  static final int LEAST_USERS = 25;
  private static final int MOST_ITEMS_TRAINED = 750_000;
  private static final double MUCH = 0.3;

  private final LikedTypes liked;
  private final Domain domain;
  private final Map<String, Long> items = new TreeMap<>();
  private final Map<String, Long> types = new TreeMap<>();
  private final Map<String, Integer> users = new HashMap<>();
  private long interactions;
  private long impressions;

  Inventory(LikedTypes liked) {
    this.liked = liked;
    this.domain = liked.domain();
    List.of("count", "leftOut", "withoutCreatedAt", "withoutPrice", "withoutCategory", "withoutBrand", "withoutDescription",
        "tooLongText", "deeperCategories", "unavailable").forEach(name -> items.put(name, 0L));
  }

  /** @param leftOut whether it cannot be imported */
  void item(Item item, boolean leftOut) {
    count("count", true);
    count("leftOut", leftOut);
    count("withoutCreatedAt", item.createdAt().isEmpty());
    count("withoutPrice", item.price().isEmpty());
    count("withoutCategory", item.categories().isEmpty());
    count("withoutBrand", item.brand().isEmpty());
    count("withoutDescription", item.description().isEmpty());
    count("tooLongText", ItemRows.text(item).length() > CellText.LONGEST_PROSE || item.categories().stream()
        .anyMatch(category -> category.length() > CellText.LONGEST_VALUE));
    count("deeperCategories", item.categories().size() > Columns.CATEGORY_LEVELS);
    count("unavailable", !item.available());
  }

  private void count(String name, boolean applies) {
    if (applies) {
      items.merge(name, 1L, Long::sum);
    }
  }

  void liking(Liking liking) {
    interactions++;
    impressions += liking.impression().isEmpty() ? 0 : 1;
    types.merge(liked.name(liking.type()), 1L, Long::sum);
    users.merge(liking.userId(), 1, Integer::sum);
  }

  Json report(Instant now) {
    List<Json> missing = missing();
    return object(
        member("ready", missing.isEmpty()),
        member("takenAt", now.toString()),
        member("domain", domain.name()),
        member("missing", Json.array(missing)),
        member("advice", Json.array(advice())),
        member("interactions", object(
            member("count", interactions), member("byType", counts(types)), member("withImpression", impressions))),
        member("users", object(member("count", (long) users.size()), member("withTwoInteractions", usersWithTwo()))),
        member("items", counts(items)));
  }

  private long usersWithTwo() {
    return users.values().stream().filter(count -> count >= 2).count();
  }

  private List<Json> missing() {
    List<Json> missing = new ArrayList<>();
    least(missing, "INTERACTIONS", interactions, LEAST_INTERACTIONS,
        "Personalize trains on at least %,d interactions; there are %,d, so %,d are missing.");
    least(missing, "USERS", usersWithTwo(), LEAST_USERS,
        "Personalize needs at least %,d users with two interactions or more; there are %,d, so %,d are missing.");
    least(missing, "ITEMS", items.get("count") - items.get("leftOut"), 1, "There is no item that could be imported.");
    return missing;
  }

  private static void least(List<Json> missing, String what, long have, int need, String text) {
    if (have < need) {
      missing.add(object(member("what", what), member("have", have), member("need", need),
          member("message", String.format(Locale.ROOT, text, need, have, need - have))));
    }
  }

  private List<Json> advice() {
    List<Json> advice = new ArrayList<>();
    tell(advice, "leftOut", 0, domain == Domain.ECOMMERCE
        ? "have no price, no category, or an id with a quotation mark, a backslash or a line end: they are left out."
        : "have an id with a quotation mark, a backslash or a line end: they are left out.");
    tell(advice, "withoutCreatedAt", 0, "have no createdAt: they are exported as new as their last upload, so old items look new.");
    tell(advice, "tooLongText", 0, "have more text than Personalize takes: it is shortened.");
    tell(advice, "deeperCategories", 0, "have more than five levels of categories: the deeper ones are left out.");
    tell(advice, "withoutPrice", MUCH, "have no price.");
    tell(advice, "withoutCategory", MUCH, "have no category.");
    tell(advice, "withoutBrand", MUCH, "have no brand.");
    tell(advice, "withoutDescription", MUCH, "have no description.");
    if (items.get("count") > MOST_ITEMS_TRAINED) {
      advice.add(Json.string("Most recipes train on 750,000 items at most; the -v2 recipes take 5,000,000."));
    }
    return advice;
  }

  /** @param share of all items above which it is worth telling */
  private void tell(List<Json> advice, String name, double share, String text) {
    if (items.get(name) > share * items.get("count")) {
      advice.add(Json.string(String.format(Locale.ROOT, "%,d of %,d items %s", items.get(name), items.get("count"), text)));
    }
  }

  private static Json counts(Map<String, Long> counts) {
    return object(counts.entrySet().stream().map(each -> member(each.getKey(), each.getValue())).toList());
  }
}
