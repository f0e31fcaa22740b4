package org.hybridsearch.personalize.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.guard.Unanswered;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.SharedAnswers;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Answers in a table of DynamoDB: an item an answer, and an item a shopper who acted of late, with the time of the last act: their
 * epoch. An answer is good as long as it carries its shopper's epoch, so that one write drops all of a shopper's answers, wherever
 * they were asked for. Both are read consistently, in one request. Items go by themselves some time after they expired; until then
 * their time is looked at here. An epoch stays longer than the answers that were kept before it.
 */
public final class DynamoDbAnswers implements SharedAnswers, AutoCloseable {

  private static final String KEY = "key";
  private static final String EXPIRES = "expires";
  private static final String EPOCH = "epoch";
  private static final String PACKED = "answer";
  /** Longer than an answer can be under way, and than clocks of replicas differ. */
  private static final Duration MARGIN = Duration.ofMinutes(2);
  /**
   * So long after a shopper acted nothing is kept: a replica that has not heard of it yet would keep what a ranker says that has not
   * heard of it either. Replicas hear within a second or two; clocks differ.
   */
  private static final Duration NEWS = Duration.ofSeconds(10);
  private static final Duration CONNECTING = Duration.ofSeconds(1);
  /** The stage waits for less; connections are torn no sooner, as a new one costs more than waiting for the end. */
  private static final Duration CALL = Duration.ofSeconds(1);

  private final DynamoDbClient client;
  private final String table;
  private final Duration ttl;
  private final Keys keys;
  private final Clock clock;

  private DynamoDbAnswers(DynamoDbClient client, String table, Duration ttl, Keys keys, Clock clock) {
    this.client = client;
    this.table = table;
    this.ttl = ttl;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Opens a connection pool.
   *
   * @param hash a keyed hash of a text, the same on every replica
   */
  public static DynamoDbAnswers open(DynamoDbAnswersConfig config, PersonalizeConfig.Shared shared, UnaryOperator<String> hash,
      Clock clock, AwsIdentity identity) {
    return open(config, shared, hash, clock, identity.provider());
  }

  static DynamoDbAnswers open(DynamoDbAnswersConfig config, PersonalizeConfig.Shared shared, UnaryOperator<String> hash,
      Clock clock, AwsCredentialsProvider credentials) {
    DynamoDbClientBuilder builder = DynamoDbClient.builder()
        .credentialsProvider(credentials)
        .httpClientBuilder(ApacheHttpClient.builder()
            .maxConnections(shared.maxInFlight())
            .connectionAcquisitionTimeout(CONNECTING)
            .connectionTimeout(CONNECTING)
            .socketTimeout(CALL)
            .tcpKeepAlive(true))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(CALL));
    config.region().map(Region::of).ifPresent(builder::region);
    config.endpointOverride().ifPresent(builder::endpointOverride);
    return new DynamoDbAnswers(builder.build(), config.table(), shared.ttl(), new Keys(hash), clock);
  }

  @Override
  public Looked find(Asked asked) {
    String answerKey = keys.answer(asked);
    String epochKey = keys.epoch(asked.market(), asked.shopper());
    var response = told(() -> client.batchGetItem(request -> request.requestItems(Map.of(table, KeysAndAttributes.builder()
        .keys(List.of(Map.of(KEY, AttributeValue.fromS(answerKey)), Map.of(KEY, AttributeValue.fromS(epochKey))))
        .consistentRead(true).build()))));
    if (response.hasUnprocessedKeys() && !response.unprocessedKeys().isEmpty()) {
      throw new Unanswered(Kind.THROTTLED); // a part was; without its epoch no answer is good
    }
    List<Map<String, AttributeValue>> items = response.responses().getOrDefault(table, List.of());
    String epoch = item(items, epochKey).map(item -> item.get(EPOCH)).map(AttributeValue::n).orElse("0");
    Optional<Answer> answer = item(items, answerKey)
        .filter(item -> epoch.equals(text(item.get(EPOCH))))
        .map(item -> item.get(PACKED)).map(AttributeValue::b)
        .flatMap(bytes -> PackedAnswer.unpack(asked.itemIds(), bytes.asByteArrayUnsafe()));
    return new Looked(answer, epoch, Long.parseLong(epoch) < clock.millis() - NEWS.toMillis());
  }

  private Optional<Map<String, AttributeValue>> item(List<Map<String, AttributeValue>> items, String key) {
    return items.stream().filter(item -> key.equals(item.get(KEY).s()))
        .filter(item -> Long.parseLong(item.get(EXPIRES).n()) > clock.instant().getEpochSecond()).findFirst();
  }

  private static String text(AttributeValue number) {
    return number == null || number.n() == null ? "" : number.n();
  }

  @Override
  public void keep(Asked asked, String epoch, Answer answer) {
    told(() -> client.putItem(request -> request.tableName(table).item(Map.of(
        KEY, AttributeValue.fromS(keys.answer(asked)),
        EPOCH, AttributeValue.fromN(epoch),
        EXPIRES, expires(ttl),
        PACKED, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(PackedAnswer.pack(asked.itemIds(), answer)))))));
  }

  /** The latest act counts, so that all replicas may tell of it, in any order. */
  @Override
  public void forget(Market market, String shopper, Instant at) {
    try {
      told(() -> client.putItem(request -> request.tableName(table).item(Map.of(
              KEY, AttributeValue.fromS(keys.epoch(market, shopper)),
              EPOCH, AttributeValue.fromN(String.valueOf(at.toEpochMilli())),
              EXPIRES, expires(ttl.plus(MARGIN))))
          .conditionExpression("attribute_not_exists(#epoch) OR #epoch < :epoch")
          .expressionAttributeNames(Map.of("#epoch", EPOCH))
          .expressionAttributeValues(Map.of(":epoch", AttributeValue.fromN(String.valueOf(at.toEpochMilli()))))));
    } catch (ConditionalCheckFailedException told) {
      // another replica was quicker
    }
  }

  private static <T> T told(Supplier<T> call) {
    try {
      return call.get();
    } catch (ConditionalCheckFailedException known) {
      throw known;
    } catch (RuntimeException failure) {
      throw Faults.translate(failure);
    }
  }

  private AttributeValue expires(Duration in) {
    return AttributeValue.fromN(String.valueOf(clock.instant().plus(in).getEpochSecond() + 1));
  }

  /** Closes the connections. */
  @Override
  public void close() {
    client.close();
  }
}
