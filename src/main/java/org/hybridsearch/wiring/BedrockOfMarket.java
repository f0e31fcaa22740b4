package org.hybridsearch.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.wiring.market.MarketSettings;

/** The service's settings of Bedrock, with a market's own model. */
record BedrockOfMarket(EmbedConfig.Bedrock service, MarketSettings.Bedrock own) implements EmbedConfig.Bedrock {

  @Override
  public String modelId() {
    return own.modelId();
  }

  @Override
  public int dimensions() {
    return own.dimensions();
  }

  @Override
  public Optional<String> region() {
    return service.region();
  }

  @Override
  public Optional<URI> endpoint() {
    return service.endpoint();
  }

  @Override
  public Duration timeout() {
    return service.timeout();
  }

  @Override
  public int attempts() {
    return service.attempts();
  }

  @Override
  public int parallelism() {
    return service.parallelism();
  }
}
