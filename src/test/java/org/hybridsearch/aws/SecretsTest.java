package org.hybridsearch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hybridsearch.behaviour.delivery.DeliveryConfig;
import org.hybridsearch.behaviour.delivery.aws.PutEventsSink;
import org.hybridsearch.behaviour.delivery.sink.EventSink;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.langchain4j.bedrock.BedrockEmbedder;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.TestConnections;
import org.hybridsearch.opensearch.aws.AwsEngine;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.personalize.SharedAnswers;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.personalize.aws.AmazonPersonalizeRanker;
import org.hybridsearch.personalize.dynamodb.DynamoDbAnswers;
import org.hybridsearch.personalize.dynamodb.DynamoDbAnswersConfig;
import org.hybridsearch.recommend.aws.AmazonPersonalizeModel;
import org.hybridsearch.recommend.aws.AmazonRecommendConfig;
import org.hybridsearch.recommend.trained.TrainedModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Whatever AWS says, and it quotes all it got: no secret and no token in an error, a log or a meter. */
class SecretsTest {

  private static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
  private static final String TOKEN = "IQoJb3JpZ2luX2VjEJrEXAMPLETOKEN";

  private final StringWriter told = new StringWriter();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Handler log = new Handler() {
    @Override
    public void publish(LogRecord line) {
      // Below info the SDK prints whole requests; application.properties keeps it from that.
      boolean ours = String.valueOf(line.getLoggerName()).startsWith("org.hybridsearch");
      if (line.getLevel().intValue() < Level.INFO.intValue() && !ours) {
        return;
      }
      told.append(line.getMessage()).append(String.valueOf(line.getParameters() == null ? "" : List.of(line.getParameters())));
      if (line.getThrown() != null) {
        line.getThrown().printStackTrace(new PrintWriter(told, true));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };
  private final AwsIdentity identity = new AwsIdentity(() -> AwsSessionCredentials.create("AKIDEXAMPLE", SECRET, TOKEN),
      Settings.of(AwsConfig.class), Clock.systemUTC());
  private HttpServer server;
  private volatile int status;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::quoteEverything);
    server.start();
    Logger.getLogger("").addHandler(log);
  }

  @AfterEach
  void close() {
    Logger.getLogger("").removeHandler(log);
    server.stop(0);
    identity.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404, 429, 500, 503})
  void nothing_secret_is_told(int answer) {
    status = answer;
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    EmbedConfig embed = Settings.of(EmbedConfig.class, "hybridsearch.embed.bedrock.region", "eu-west-1",
        "hybridsearch.embed.bedrock.endpoint", address.toString(), "hybridsearch.embed.bedrock.attempts", "1",
        "hybridsearch.embed.pace.patience", "0s");
    var bounds = new BedrockEmbedder.Bounds(embed.guard(), embed.pace(), meters);
    try (BedrockEmbedder embedder = BedrockEmbedder.open(embed.bedrock(), bounds, identity)) {
      fails(() -> embedder.embed(List.of("milk")));
      fails(() -> embedder.embed(List.of("milk", "tea")));
      fails(() -> embedder.forQueries().embed(List.of("milk")));
    }
    try (AmazonPersonalizeRanker ranker = AmazonPersonalizeRanker.open(campaign(address), identity, 1)) {
      fails(() -> ranker.rank(new PersonalRanker.Question(
          Market.DEFAULT, new Shopper.Someone("u", "", Map.of()), List.of("a", "b"))));
    }
    others(address);
    SearchEngine engine = new SearchEngine(AwsEngine.open(
        address, new Signed("eu-west-1", "es"), TestConnections.of(1), identity, Clock.systemUTC()));
    fails(() -> engine.send(
        EngineRequest.of("GET", "/", Map.of()), Duration.ofSeconds(20), in -> answer == 200 ? broken() : AnswerReader.ignored()));

    told.append(meters.getMetersAsString()).append(String.valueOf(identity)).append(identity.state().name());
    assertThat(told.toString()).isNotEmpty().doesNotContain(SECRET).doesNotContain(TOKEN);
  }

  private void fails(ThrowingCallable call) {
    assertThat(tell(call)).isNotNull();
  }

  private @Nullable Throwable tell(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(told, true));
    }
    return thrown;
  }

  /** To these an answer that says nothing is none, too. */
  private void others(URI address) {
    try (AmazonPersonalizeModel model = AmazonPersonalizeModel.open(Settings.of(AmazonRecommendConfig.class,
        "hybridsearch.recommender.personalize.for-you.arn", "arn:aws:personalize:eu-west-1:123456789012:campaign/shop",
        "hybridsearch.recommender.personalize.endpoint-override", address.toString(),
        "hybridsearch.recommender.personalize.timeout", "20s"), identity, arn -> 1)) {
      fails(() -> model.ask(TrainedModel.Question.forShopper(new Shopper.Someone("u", "", Map.of()), 5)));
    }
    try (EventSink sink = PutEventsSink.open(Settings.of(DeliveryConfig.class,
        "hybridsearch.delivery.endpoint-override", address.toString()), "tracker", Optional.of("eu-west-1"), identity)) {
      tell(() -> sink.put(new EventSink.Batch("u", "s", List.of(
          new EventSink.Entry("e", "CLICK", "i", Instant.EPOCH, OptionalDouble.empty(), List.of(), "")))));
    }
    try (DynamoDbAnswers answers = DynamoDbAnswers.open(Settings.of(DynamoDbAnswersConfig.class,
        "hybridsearch.ranker.dynamodb.endpoint-override", address.toString(), "hybridsearch.ranker.dynamodb.region", "eu-west-1"),
        Settings.of(PersonalizeConfig.class).shared(), id -> "hash", Clock.systemUTC(), identity)) {
      SharedAnswers.Asked asked = new SharedAnswers.Asked("ranker", Market.DEFAULT, "u", Map.of(), List.of("a", "b"));
      tell(() -> answers.find(asked));
      tell(() -> answers.keep(asked, "0", new PersonalRanker.Answer(Map.of("a", 1.0), 1)));
      tell(() -> answers.forget(Market.DEFAULT, "u", Instant.EPOCH));
    }
  }

  private static Object broken() throws IOException {
    throw new IOException("broken");
  }

  private static AmazonPersonalizeConfig campaign(URI address) {
    return Settings.of(AmazonPersonalizeConfig.class,
        "hybridsearch.ranker.personalize.campaign-arn", "arn:aws:personalize:eu-west-1:123456789012:campaign/shop",
        "hybridsearch.ranker.personalize.endpoint-override", address.toString(),
        "hybridsearch.ranker.personalize.timeout", "20s");
  }

  private void quoteEverything(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String quoted = exchange.getRequestHeaders().entrySet().toString() + SECRET;
      byte[] body = ("{\"message\":\"The canonical request should have been " + quoted.replace('"', ' ')
          + "\",\"type\":\"refused\"}")
          .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("x-amzn-ErrorType", status == 429 ? "ThrottlingException" : "SomeException");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
