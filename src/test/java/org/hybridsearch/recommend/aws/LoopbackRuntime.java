package org.hybridsearch.recommend.aws;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.testing.Loopback;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An HTTP server on loopback that stands where Personalize's runtime would, and the model that asks it. */
public final class LoopbackRuntime implements AutoCloseable {

  static final String RECOMMENDER = "arn:aws:personalize:eu-west-1:123456789012:recommender/for-you";
  static final String CAMPAIGN = "arn:aws:personalize:eu-west-1:123456789012:campaign/similar";

  /** A request as it came over the wire. */
  record Received(String method, String path, String body) {}

  final List<Received> received = new CopyOnWriteArrayList<>();
  private final Loopback server;

  public LoopbackRuntime(HttpHandler answer) throws IOException {
    server = new Loopback("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body));
      answer.handle(exchange);
    });
  }

  /** A model of both kinds that asks here. */
  public AmazonPersonalizeModel model(String timeout, String... settings) {
    String[] all = new String[settings.length + 8];
    System.arraycopy(new String[] {"for-you.arn", RECOMMENDER, "similar.arn", CAMPAIGN, "endpoint-override", uri().toString(),
        "timeout", timeout}, 0, all, 0, 8);
    System.arraycopy(settings, 0, all, 8, settings.length);
    return AmazonPersonalizeModel.open(config(all),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret")));
  }

  static AmazonRecommendConfig config(String... settings) {
    String[] all = settings.clone();
    for (int i = 0; i < all.length; i += 2) {
      all[i] = "hybridsearch.recommender.personalize." + all[i];
    }
    return Settings.of(AmazonRecommendConfig.class, all);
  }

  private URI uri() {
    return server.uri();
  }

  public static HttpHandler answering(String json) {
    return exchange -> Loopback.respond(exchange, 200, "application/json", json);
  }

  /** An error as the protocol writes it: its type in a header, and a message. */
  public static HttpHandler refusing(int status, String type) {
    return exchange -> {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
      Loopback.respond(exchange, status, "application/json", "{\"message\":\"no good, user secret-user\"}");
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
