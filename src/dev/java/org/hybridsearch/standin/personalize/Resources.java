package org.hybridsearch.standin.personalize;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.standin.personalize.filter.FilterExpression;

/**
 * What was created in the account.
 *
 * @param deployments what can be asked, by the ARN of its campaign or recommender
 * @param filters by ARN
 * @param trackingId of the one event tracker
 */
public record Resources(String region, String account, Map<String, Recipe> deployments, Map<String, FilterExpression> filters,
    String trackingId) {

  public Resources {
    deployments = Map.copyOf(deployments);
    filters = Map.copyOf(filters);
  }

  /** What a deployment does. */
  public enum Recipe {
    /** Ranks a list that it is sent. */
    RANKING,
    /** Recommends items to a user. */
    USER,
    /** Recommends items that go with an item. */
    RELATED
  }

  /**
   * The account of one shop: campaigns {@code ranking}, {@code for-you} and {@code similar}, recommenders {@code for-you} and
   * {@code similar}, filters {@code not-bought} and {@code category}, a tracker, and the datasets.
   */
  public static Resources ofShop(String region, String account) {
    String arn = arn(region, account);
    return new Resources(region, account,
        Map.of(arn + "campaign/ranking", Recipe.RANKING, arn + "campaign/for-you", Recipe.USER,
            arn + "campaign/similar", Recipe.RELATED, arn + "recommender/for-you", Recipe.USER,
            arn + "recommender/similar", Recipe.RELATED),
        Map.of(arn + "filter/not-bought", FilterExpression.of("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"PURCHASE\")"),
            arn + "filter/category", FilterExpression.of("INCLUDE ItemID WHERE Items.CATEGORY IN ($CATEGORY)")),
        "11111111-2222-3333-4444-555555555555");
  }

  private static String arn(String region, String account) {
    return "arn:aws:personalize:" + region + ":" + account + ":";
  }

  /** The ARN of something in this account, for example of {@code campaign/ranking}. */
  public String arn(String name) {
    return arn(region, account) + name;
  }

  /** The same with one more filter. */
  public Resources withFilter(String name, String expression) {
    Map<String, FilterExpression> more = new HashMap<>(filters);
    more.put(arn("filter/" + name), FilterExpression.of(expression));
    return new Resources(region, account, deployments, more, trackingId);
  }

  /** What is there under an ARN of a campaign or a recommender. */
  public Optional<Recipe> deployment(String arn) {
    return Optional.ofNullable(deployments.get(arn));
  }

  /** Where {@code PutItems} goes. */
  public String itemsDataset() {
    return arn("dataset/shop/ITEMS");
  }

  /** Where {@code PutUsers} goes. */
  public String usersDataset() {
    return arn("dataset/shop/USERS");
  }

  /** The bucket of S3 that Personalize may read. */
  public String bucket() {
    return "personalize-" + account;
  }

  /** Whose data a deletion concerns. */
  public String datasetGroup() {
    return arn("dataset-group/shop");
  }
}
