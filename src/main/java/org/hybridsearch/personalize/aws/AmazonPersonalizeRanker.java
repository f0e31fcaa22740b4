package org.hybridsearch.personalize.aws;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.guard.PaidCall.Price;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.RankerException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClientBuilder;
import software.amazon.awssdk.services.personalizeruntime.model.GetPersonalizedRankingRequest;
import software.amazon.awssdk.services.personalizeruntime.model.GetPersonalizedRankingResponse;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

/**
 * Ranks by a campaign of Amazon Personalize. One call of the service a question, never repeated.
 *
 * <p>The service tells an unknown user from a known one in no way: for both it answers an order, for the unknown one an order
 * like popularity. So the confidence is read off the answer alone, see {@link Spread}. Items it never trained on come last, without
 * a score or with 0: nothing is known of them. Items that the filter took out do not come at all: they are excluded. Without a
 * filter an item that does not come is one of which nothing is known.
 *
 * <p>HTTP goes through the SDK's Apache client, for four reasons: it has a bounded pool (the JDK's {@code HttpURLConnection}
 * keeps five connections a host and silently repeats a POST on a stale one, which would be paid for twice); a call given up is
 * aborted and its connection closed; it comes with the metadata a native image needs; and a blocking client is what virtual
 * threads want, where the asynchronous ones bring an event loop along. It locks with monitors while it waits, which pins no
 * carrier thread since JDK 24.
 */
public final class AmazonPersonalizeRanker implements PersonalRanker, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AmazonPersonalizeRanker.class);
  private static final Duration LONGEST_FIRST = Duration.ofSeconds(5);
  /** The service's limits. */
  private static final int LONGEST_USER_ID = 256;
  private static final int LONGEST_CONTEXT_VALUE = 1000;
  private static final int MOST_CONTEXT_ENTRIES = 150;
  private static final int LONGEST_RECOMMENDATION_ID = 40;

  private final PersonalizeRuntimeClient client;
  private final String campaignArn;
  private final RankerFilter own;
  private final Set<String> contextKeys;
  private final Price price;

  private AmazonPersonalizeRanker(
      PersonalizeRuntimeClient client, String campaignArn, RankerFilter own, AmazonPersonalizeConfig config, long sharers) {
    this.client = client;
    this.campaignArn = campaignArn;
    this.own = own;
    this.contextKeys = Set.copyOf(config.contextKeys().orElse(Set.of()));
    this.price = new Price(config.pricePerThousandCalls(), config.provisionedCallsPerSecond(), sharers);
  }

  /**
   * Opens a connection pool; calls nobody yet.
   *
   * @param sharers how many markets have this campaign, 1 or more: they share what is provisioned and what may be called
   * @throws IllegalArgumentException when the campaign's ARN is missing or none
   */
  public static AmazonPersonalizeRanker open(AmazonPersonalizeConfig config, AwsIdentity identity, long sharers) {
    return open(config, identity.provider(), sharers);
  }

  static AmazonPersonalizeRanker open(AmazonPersonalizeConfig config, AwsCredentialsProvider credentials) {
    return open(config, credentials, 1);
  }

  private static AmazonPersonalizeRanker open(AmazonPersonalizeConfig config, AwsCredentialsProvider credentials, long sharers) {
    String arn = config.campaignArn().orElseThrow(() -> new IllegalArgumentException(
        "Set hybridsearch.ranker.personalize.campaign-arn to the ARN of a Personalize campaign"));
    if (config.contextKeys().map(Set::size).orElse(0) > MOST_CONTEXT_ENTRIES) {
      throw new IllegalArgumentException("hybridsearch.ranker.personalize.context-keys has more than 150 entries");
    }
    RankerFilter own = RankerFilter.set("hybridsearch.ranker.personalize.", config.filterArn(), config.filterValues());
    PersonalizeRuntimeClientBuilder builder = PersonalizeRuntimeClient.builder()
        .region(region(config, arn))
        .credentialsProvider(credentials)
        .httpClientBuilder(ApacheHttpClient.builder()
            .maxConnections(config.maxConnections())
            .connectionAcquisitionTimeout(config.timeout())
            .connectionTimeout(config.timeout())
            .socketTimeout(config.timeout())
            .tcpKeepAlive(true))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(config.timeout()));
    config.endpointOverride().ifPresent(builder::endpointOverride);
    return new AmazonPersonalizeRanker(builder.build(), arn, own, config, sharers);
  }

  /** The one set, else the fourth part of the ARN: {@code arn:aws:personalize:REGION:ACCOUNT:campaign/NAME}. */
  private static Region region(AmazonPersonalizeConfig config, String campaignArn) {
    String[] parts = campaignArn.split(":");
    if (parts.length < 6 || !parts[0].equals("arn") || parts[3].isEmpty()) {
      throw new IllegalArgumentException("hybridsearch.ranker.personalize.campaign-arn is no ARN of a campaign");
    }
    return Region.of(config.region().orElse(parts[3]));
  }

  @Override
  public String source() {
    return "personalize";
  }

  /** The campaign, and the filter with its values. */
  @Override
  public String identity(RankerFilter asked) {
    RankerFilter applied = applied(asked);
    return source() + " " + campaignArn + " " + applied.name() + " " + new TreeMap<>(applied.values());
  }

  private RankerFilter applied(RankerFilter asked) {
    return asked.isOwn() ? own : asked;
  }

  @Override
  public Price price() {
    return price;
  }

  /**
   * Asks the campaign. A shopper whose id is longer than the service takes is unknown to it: nothing is sent, and the answer is
   * empty with confidence 0.
   */
  @Override
  public Answer rank(Question question) {
    if (question.shopper().rankingId().length() > LONGEST_USER_ID) {
      return new Answer(Map.of(), 0);
    }
    try {
      return answer(client.getPersonalizedRanking(request(question)), question);
    } catch (RuntimeException failure) {
      throw Faults.translate(failure, !relevant(question.shopper().context()).isEmpty());
    }
  }

  /** The first call loads what a call takes, and connects: longer than any other may take, which would be interrupted in the midst. */
  @Override
  public void prepare() {
    Question nothing = new Question(Market.DEFAULT, new Shopper.Someone("", "warm-up", Map.of()), List.of("warm-up"));
    try {
      client.getPersonalizedRanking(
          request(nothing).toBuilder().overrideConfiguration(call -> call.apiCallTimeout(LONGEST_FIRST)).build());
    } catch (RuntimeException failure) {
      LOG.debug("The call before the first one failed", failure);
    }
  }

  private GetPersonalizedRankingRequest request(Question question) {
    GetPersonalizedRankingRequest.Builder request = GetPersonalizedRankingRequest.builder()
        .campaignArn(campaignArn)
        .userId(question.shopper().rankingId())
        .inputList(question.itemIds());
    RankerFilter filter = applied(question.filter());
    if (!filter.isOwn()) {
      request.filterArn(filter.name());
    }
    if (!filter.values().isEmpty()) {
      request.filterValues(filter.values());
    }
    Map<String, String> context = relevant(question.shopper().context());
    return context.isEmpty() ? request.build() : request.context(context).build();
  }

  /** The entries that are sent. */
  @Override
  public Map<String, String> relevant(Map<String, String> given) {
    Map<String, String> context = new LinkedHashMap<>();
    given.forEach((key, value) -> {
      if (contextKeys.contains(key) && !value.isEmpty() && value.length() <= LONGEST_CONTEXT_VALUE) {
        context.put(key, value);
      }
    });
    return context;
  }

  /** Only what was asked for, with a usable score; what is said more than once is not said. An answer without a ranking is none. */
  private Answer answer(GetPersonalizedRankingResponse response, Question question) {
    boolean json = response.sdkHttpResponse().firstMatchingHeader("Content-Type")
        .map(type -> type.toLowerCase(Locale.ROOT).contains("json")).orElse(true);
    if (!json || !response.hasPersonalizedRanking()) {
      throw new RankerException.Unavailable("What answered holds no ranking", null);
    }
    Set<String> asked = new HashSet<>(question.itemIds());
    Map<String, Double> scores = LinkedHashMap.newLinkedHashMap(asked.size());
    Set<String> said = HashSet.newHashSet(asked.size());
    for (PredictedItem item : response.personalizedRanking()) {
      if (item == null || !asked.contains(item.itemId())) {
        continue;
      }
      if (!said.add(item.itemId())) {
        scores.remove(item.itemId());
      } else if (usable(item.score())) {
        scores.put(item.itemId(), item.score());
      }
    }
    asked.removeAll(said);
    return new Answer(scores, Spread.confidence(scores.values()), applied(question.filter()).isOwn() ? Set.of() : asked, named(response));
  }

  private static String named(GetPersonalizedRankingResponse response) {
    String id = response.recommendationId();
    return id == null || id.length() > LONGEST_RECOMMENDATION_ID ? "" : id;
  }

  private static boolean usable(Double score) {
    return score != null && score > 0 && score < Double.POSITIVE_INFINITY;
  }

  /** Closes the connections; calls under way fail. */
  @Override
  public void close() {
    client.close();
  }
}
