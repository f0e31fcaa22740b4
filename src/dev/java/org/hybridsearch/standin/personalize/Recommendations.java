package org.hybridsearch.standin.personalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hybridsearch.standin.personalize.Resources.Recipe;
import org.hybridsearch.standin.personalize.filter.Subject;
import org.hybridsearch.standin.wire.Input;
import org.hybridsearch.standin.wire.Reply;

/** {@code GetRecommendations}. */
final class Recommendations {

  private static final int USUAL = 25;
  /** So many are looked at before a filter. */
  private static final int POOL = 1000;

  private final Resources resources;
  private final Shop shop;

  Recommendations(Resources resources, Shop shop) {
    this.resources = resources;
    this.shop = shop;
  }

  /** Recommends to a user, with scores, or what goes with an item, without. */
  Reply answer(Input input) {
    String arn = deployment(input);
    List<String> columns = Asked.columns(input);
    int most = columns.isEmpty() ? Limits.MOST_RESULTS : Limits.MOST_RESULTS_WITH_METADATA;
    int results = input.number("numResults", 0, most).orElse(USUAL);
    Optional<String> user = input.optionalText("userId", Limits.ASKED_ID);
    Optional<String> item = input.optionalText("itemId", Limits.ASKED_ID);
    Asked.context(input);
    Recipe recipe = Asked.recipe(resources, arn, input, List.of(Recipe.USER, Recipe.RELATED), "GetRecommendations");
    Predicate<Subject> filter = Asked.filter(resources, input);
    String who = user.orElse("");
    List<String> found = switch (recipe) {
      case USER -> shop.model().favorites(user.orElseThrow(() -> input.missing("userId")), POOL);
      case RELATED -> shop.model().neighbors(item.orElseThrow(() -> input.missing("itemId")), POOL);
      case RANKING -> List.of();
    };
    List<String> items = found.stream().filter(each -> filter.test(shop.subject(who, each))).limit(results).toList();
    Answer answer = new Answer("itemList", shop, columns);
    Map<String, Double> scores = recipe == Recipe.USER && !items.isEmpty()
        ? Answer.shares(shop.model().scores(who, items)) : Map.of();
    promoted(input, items, results, who).forEach((each, promotion) -> {
      var json = answer.add(each);
      Optional.ofNullable(scores.get(each)).ifPresent(score -> json.put("score", score));
      promotion.ifPresent(name -> json.put("promotionName", name));
    });
    return answer.reply();
  }

  private static String deployment(Input input) {
    Optional<String> campaign = input.optionalText("campaignArn", Limits.ARN);
    Optional<String> recommender = input.optionalText("recommenderArn", Limits.ARN);
    if (campaign.isPresent() == recommender.isPresent()) {
      throw input.refuse("Exactly one of campaignArn and recommenderArn must be given");
    }
    return campaign.or(() -> recommender).orElseThrow();
  }

  /** The items with the promotion each is there for; promoted ones are spread evenly. */
  private Map<String, Optional<String>> promoted(Input input, List<String> items, int results, String user) {
    Map<String, Optional<String>> all = new LinkedHashMap<>();
    List<Input> promotions = input.optionalStructures("promotions", 0, 1).orElse(List.of());
    if (promotions.isEmpty()) {
      items.forEach(item -> all.put(item, Optional.empty()));
      return all;
    }
    Input promotion = promotions.getFirst();
    Optional<String> name = Optional.of(promotion.optionalText("name", Limits.NAME).orElse("promotion"));
    int percent = promotion.number("percentPromotedItems", 1, 100).orElse(100);
    int share = results * percent / 100;
    Predicate<Subject> filter = Asked.filter(resources, promotion);
    List<String> ads = shop.itemIds().stream().filter(item -> filter.test(shop.subject(user, item))).limit(share).toList();
    List<String> others = new ArrayList<>(items);
    others.removeAll(ads);
    int ad = 0;
    int other = 0;
    while (all.size() < results && (ad < ads.size() || other < others.size())) {
      boolean now = ad < ads.size() && (other == others.size() || ad * (long) results <= all.size() * (long) share);
      all.put(now ? ads.get(ad++) : others.get(other++), now ? name : Optional.empty());
    }
    return all;
  }
}
