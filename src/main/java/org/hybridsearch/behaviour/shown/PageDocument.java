package org.hybridsearch.behaviour.shown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.behaviour.visitor.VisitorFields;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/** How a page is stored: the fields of User Behavior Insights 1.x, and our own among its {@code query_attributes}. */
final class PageDocument {

  static final String ITEMS = "query_response_object_ids";
  static final String ATTRIBUTES = "query_attributes";
  static final String RECOMMENDATION = "recommendation_id";
  static final String RECOMMENDED = "recommended";

  private PageDocument() {}

  /** The engine's id: of its search and its first position. */
  static String id(ShownPage page) {
    return page.searchId() + "-" + (page.items().isEmpty() ? 0 : page.items().getFirst().position());
  }

  /** @param unpersonalized the order without the shopper; empty when it is not known, and the ranks are left out */
  static Json source(ShownPage page, List<String> unpersonalized, ShopperKeys keys) {
    List<Member> members = new ArrayList<>(List.of(
        Json.member("application", "hybridsearch"),
        Json.member("query_id", page.searchId()),
        Json.member("user_query", page.query()),
        Json.member("timestamp", page.at().toString()),
        Json.member("object_id_field", "id"),
        Json.member("query_response_id", id(page)),
        Json.member(ITEMS, Json.strings(page.items().stream().map(ShownPage.Item::id).toList())),
        Json.member(ATTRIBUTES, Json.object(attributes(page, unpersonalized, keys)))));
    if (page.visitor().known()) {
      members.add(Json.member("client_id", page.visitor().clientId()));
    }
    return Json.object(members);
  }

  private static List<Member> attributes(ShownPage page, List<String> unpersonalized, ShopperKeys keys) {
    List<Member> members = VisitorFields.of(page.visitor(), keys);
    members.add(Json.member("kind", page.kind().name().toLowerCase(Locale.ROOT)));
    if (!page.likeItemId().isEmpty()) {
      members.add(Json.member("like_object_id", page.likeItemId()));
    }
    if (!page.profile().name().isEmpty()) {
      members.add(Json.member("profile", page.profile().name()));
      members.add(Json.member("profile_version", page.profile().version()));
    }
    members.add(Json.member("total", page.total()));
    members.add(Json.member("personal_weight", page.personalWeight()));
    ShownPage.Answer answer = page.answer();
    if (!answer.id().isEmpty()) {
      members.add(Json.member(RECOMMENDATION, answer.id()));
      if (answer.items() < page.items().size()) {
        members.add(Json.member(RECOMMENDED, answer.items()));
      }
    }
    ToIntFunction<ShownPage.Item> ranks = ranks(page, unpersonalized);
    members.add(Json.member("shown",
        Json.array(page.items().stream().map(item -> shown(item, ranks.applyAsInt(item))).toList())));
    return members;
  }

  /** From 1; 0 where it is not known. What stands past the ranked items stands there without the shopper too. */
  private static ToIntFunction<ShownPage.Item> ranks(ShownPage page, List<String> unpersonalized) {
    if (page.personalWeight() == 0) {
      return ShownPage.Item::position;
    }
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < unpersonalized.size(); i++) {
      ranks.put(unpersonalized.get(i), i + 1);
    }
    return item -> ranks.getOrDefault(item.id(),
        item.position() > unpersonalized.size() && !ranks.isEmpty() ? item.position() : 0);
  }

  private static Json shown(ShownPage.Item item, int rank) {
    List<Member> members = new ArrayList<>(List.of(
        Json.member("object_id", item.id()), Json.member("position", item.position())));
    if (rank > 0) {
      members.add(Json.member("unpersonalized_rank", rank));
    }
    if (Double.isFinite(item.score())) {
      members.add(Json.member("score", item.score()));
    }
    return Json.object(members);
  }
}
