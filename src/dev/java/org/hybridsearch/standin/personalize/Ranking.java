package org.hybridsearch.standin.personalize;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hybridsearch.standin.personalize.Resources.Recipe;
import org.hybridsearch.standin.personalize.filter.Subject;
import org.hybridsearch.standin.wire.Input;
import org.hybridsearch.standin.wire.Reply;

/** {@code GetPersonalizedRanking}. */
final class Ranking {

  private final Resources resources;
  private final Shop shop;

  Ranking(Resources resources, Shop shop) {
    this.resources = resources;
    this.shop = shop;
  }

  /**
   * Ranks what somebody did something with, best first, by shares of 1. Behind it comes what is in the catalogue only, with score
   * 0, and last, without a score, what nobody ever heard of. What the filter removes is missing.
   */
  Reply answer(Input input) {
    String arn = input.text("campaignArn", Limits.ARN);
    List<String> columns = Asked.columns(input);
    List<String> list = input.texts("inputList", 1, Limits.MOST_RESULTS, Limits.ASKED_ID);
    if (!columns.isEmpty() && list.size() > Limits.MOST_RESULTS_WITH_METADATA) {
      throw input.refuse("inputList must have at most 50 items when metadataColumns are asked for");
    }
    String user = input.text("userId", Limits.ASKED_ID);
    Asked.context(input);
    Asked.recipe(resources, arn, input, List.of(Recipe.RANKING), "GetPersonalizedRanking");
    Predicate<Subject> filter = Asked.filter(resources, input);
    List<String> kept = new LinkedHashSet<>(list).stream().filter(item -> filter.test(shop.subject(user, item))).toList();
    return ranked(user, kept, columns);
  }

  private Reply ranked(String user, List<String> items, List<String> columns) {
    Answer answer = new Answer("personalizedRanking", shop, columns);
    List<String> trained = items.stream().filter(shop::trained).toList();
    if (!trained.isEmpty()) {
      Answer.shares(shop.model().scores(user, trained)).entrySet().stream()
          .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
          .forEach(each -> answer.add(each.getKey(), each.getValue()));
    }
    items.stream().filter(item -> !shop.trained(item) && shop.inCatalog(item)).forEach(item -> answer.add(item, 0));
    items.stream().filter(item -> !shop.trained(item) && !shop.inCatalog(item)).forEach(answer::add);
    return answer.reply();
  }
}
