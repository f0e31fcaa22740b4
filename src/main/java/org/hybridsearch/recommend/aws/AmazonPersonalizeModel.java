package org.hybridsearch.recommend.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.guard.PaidCall.Price;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.trained.ModelException;
import org.hybridsearch.recommend.trained.TrainedModel;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClientBuilder;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsRequest;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

/**
 * Names items by campaigns or recommenders of Amazon Personalize: one call of the service a question, never repeated. A shopper it
 * does not know gets what is popular there; it does not say which is the case. HTTP goes through the SDK's Apache client, for the
 * reasons the ranker has.
 */
public final class AmazonPersonalizeModel implements TrainedModel, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AmazonPersonalizeModel.class);
  private static final Duration LONGEST_FIRST = Duration.ofSeconds(5);
  /** The service's limits. */
  private static final int LONGEST_ID = 256;
  private static final int LONGEST_CONTEXT_VALUE = 1000;
  private static final int MOST_CONTEXT_ENTRIES = 150;

  private final PersonalizeRuntimeClient client;
  private final AmazonRecommendConfig config;
  private final Set<String> contextKeys;
  private final ToLongFunction<String> sharers;

  private AmazonPersonalizeModel(PersonalizeRuntimeClient client, AmazonRecommendConfig config, ToLongFunction<String> sharers) {
    this.client = client;
    this.config = config;
    this.contextKeys = Set.copyOf(config.contextKeys().orElse(Set.of()));
    this.sharers = sharers;
  }

  /**
   * Opens a connection pool.
   *
   * @param sharers how often a campaign is asked, of either kind and by any market, 1 or more: they share its provision and budget
   * @throws IllegalArgumentException when there is no ARN, or one that is none
   */
  public static AmazonPersonalizeModel open(AmazonRecommendConfig config, AwsIdentity identity, ToLongFunction<String> sharers) {
    return open(config, identity.provider(), sharers);
  }

  static AmazonPersonalizeModel open(AmazonRecommendConfig config, AwsCredentialsProvider credentials) {
    return open(config, credentials, arn -> 1);
  }

  private static AmazonPersonalizeModel open(
      AmazonRecommendConfig config, AwsCredentialsProvider credentials, ToLongFunction<String> sharers) {
    Region region = Arns.region(config);
    if (config.contextKeys().map(Set::size).orElse(0) > MOST_CONTEXT_ENTRIES) {
      throw new IllegalArgumentException("hybridsearch.recommender.personalize.context-keys has more than 150 entries");
    }
    checkFilter("for-you.", config.forYou());
    checkFilter("similar.", config.similar());
    PersonalizeRuntimeClientBuilder builder = PersonalizeRuntimeClient.builder()
        .region(region)
        .credentialsProvider(credentials)
        .httpClientBuilder(ApacheHttpClient.builder()
            .maxConnections(config.maxConnections())
            .connectionAcquisitionTimeout(config.timeout())
            .connectionTimeout(config.timeout())
            .socketTimeout(config.timeout())
            .tcpKeepAlive(true))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(config.timeout()));
    config.endpointOverride().ifPresent(builder::endpointOverride);
    return new AmazonPersonalizeModel(builder.build(), config, sharers);
  }

  private static void checkFilter(String kind, AmazonRecommendConfig.Asked asked) {
    RankerFilter.set("hybridsearch.recommender.personalize." + kind, asked.filterArn(), asked.filterValues());
  }

  @Override
  public String source() {
    return "personalize";
  }

  @Override
  public boolean answers(Kind kind) {
    return asked(kind).arn().isPresent();
  }

  @Override
  public Price price(Kind kind) {
    return new Price(config.pricePerThousandCalls(), config.provisionedCallsPerSecond(), sharers.applyAsLong(asked(kind).arn().orElse("")));
  }

  private AmazonRecommendConfig.Asked asked(Kind kind) {
    return switch (kind) {
      case FOR_SHOPPER -> config.forYou();
      case SIMILAR -> config.similar();
    };
  }

  /** Without what is not sent. */
  @Override
  public Question essence(Question question) {
    return new Question(question.kind(), switch (question.shopper()) {
      case Shopper.Someone someone when sent(question.kind()) ->
          new Shopper.Someone(someone.userId(), someone.userId().isEmpty() ? someone.sessionId() : "", context(someone.context()));
      case Shopper.Someone someone -> Shopper.NOBODY;
      case Shopper.Nobody nobody -> nobody;
    }, question.itemId(), question.most());
  }

  private boolean sent(Kind kind) {
    return switch (kind) {
      case FOR_SHOPPER -> true;
      case SIMILAR -> config.similar().sendShopper();
    };
  }

  /** Asks the campaign. Ids that are longer than the service takes are unknown to it: nothing is sent, and nothing is named. */
  @Override
  public Answer ask(Question question) {
    Question essence = essence(question);
    boolean tooLong = essence.itemId().length() > LONGEST_ID
        || essence.shopper() instanceof Shopper.Someone someone && someone.rankingId().length() > LONGEST_ID;
    if (tooLong) {
      return new Answer("", List.of());
    }
    try {
      return answer(client.getRecommendations(request(essence)), question.most());
    } catch (RuntimeException failure) {
      boolean context = essence.shopper() instanceof Shopper.Someone someone && !someone.context().isEmpty();
      throw Faults.translate(failure, context);
    }
  }

  /** As the ranker does; by the question that needs nothing to be known. */
  @Override
  public void prepare() {
    if (answers(Kind.FOR_SHOPPER)) {
      Question anybody = Question.forShopper(new Shopper.Someone("", "warm-up", Map.of()), 1);
      try {
        client.getRecommendations(
            request(anybody).toBuilder().overrideConfiguration(call -> call.apiCallTimeout(LONGEST_FIRST)).build());
      } catch (RuntimeException failure) {
        LOG.debug("The call before the first one failed", failure);
      }
    }
  }

  private GetRecommendationsRequest request(Question question) {
    AmazonRecommendConfig.Asked asked = asked(question.kind());
    GetRecommendationsRequest.Builder request = GetRecommendationsRequest.builder().numResults(question.most());
    String arn = asked.arn().orElseThrow();
    if (Arns.recommender(arn)) {
      request.recommenderArn(arn);
    } else {
      request.campaignArn(arn);
    }
    asked.filterArn().ifPresent(filter -> {
      request.filterArn(filter);
      if (!asked.filterValues().isEmpty()) {
        request.filterValues(asked.filterValues());
      }
    });
    if (!question.itemId().isEmpty()) {
      request.itemId(question.itemId());
    }
    if (question.shopper() instanceof Shopper.Someone someone) {
      request.userId(someone.rankingId());
      if (!someone.context().isEmpty()) {
        request.context(someone.context());
      }
    }
    return request.build();
  }

  private Map<String, String> context(Map<String, String> given) {
    Map<String, String> context = new TreeMap<>();
    given.forEach((key, value) -> {
      if (contextKeys.contains(key) && !value.isEmpty() && value.length() <= LONGEST_CONTEXT_VALUE) {
        context.put(key, value);
      }
    });
    return context;
  }

  /** What answers without a list is no Personalize. */
  private static Answer answer(GetRecommendationsResponse response, int most) {
    boolean json = response.sdkHttpResponse().firstMatchingHeader("Content-Type")
        .map(type -> type.toLowerCase(Locale.ROOT).contains("json")).orElse(true);
    if (!json || !response.hasItemList()) {
      throw new ModelException.Unavailable("What answered holds no recommendations", null);
    }
    List<Named> items = new ArrayList<>();
    for (PredictedItem item : response.itemList()) {
      if (item != null && item.itemId() != null && !item.itemId().isEmpty() && items.size() < most) {
        items.add(new Named(item.itemId(), item.score() == null ? Double.NaN : item.score()));
      }
    }
    return new Answer(Optional.ofNullable(response.recommendationId()).orElse(""), items);
  }

  /** Closes the connections; calls under way fail. */
  @Override
  public void close() {
    client.close();
  }
}
