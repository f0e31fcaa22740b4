package org.hybridsearch.embed.langchain4j.bedrock;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.embed.remote.EmbedderMeters;
import org.hybridsearch.embed.remote.EmbedderMeters.Use;
import org.hybridsearch.embed.remote.GuardedEmbedder;
import org.hybridsearch.embed.remote.Pace;
import org.hybridsearch.embed.remote.Time;
import org.hybridsearch.model.TextVector;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Titan or Cohere embeddings on Amazon Bedrock. Items go at a pace, patiently, and in batches where the model takes them; a
 * query has connections of its own, goes at once, once, and behind a guard.
 */
// langchain4j reads answers by data binding, which a native image has to be told; the classes are not public.
@RegisterForReflection(classNames = {
    "dev.langchain4j.model.bedrock.BedrockTitanEmbeddingResponse",
    "dev.langchain4j.model.bedrock.BedrockCohereEmbeddingResponse",
    "dev.langchain4j.model.bedrock.BedrockCohereEmbeddingResponse$Embeddings"})
public final class BedrockEmbedder implements Embedder, AutoCloseable {

  private final EmbeddingModel identity;
  private final Clients clients;
  private final Batches items;
  private final Embedder queries;

  private BedrockEmbedder(EmbeddingModel identity, Clients clients, Batches items, Embedder queries) {
    this.identity = identity;
    this.clients = clients;
    this.items = items;
    this.queries = queries;
  }

  /** How calls are kept in bounds, and where they are counted. */
  public record Bounds(EmbedConfig.Guard guard, EmbedConfig.Pace pace, MeterRegistry meters) {}

  /**
   * Opens connection pools; calls nobody yet.
   *
   * @throws IllegalArgumentException when a setting is out of its range, or no region is set nor found
   */
  public static BedrockEmbedder open(EmbedConfig.Bedrock config, Bounds bounds, AwsIdentity identity) {
    return open(config, bounds, identity.provider(), Time.system());
  }

  static BedrockEmbedder open(EmbedConfig.Bedrock config, Bounds bounds, AwsCredentialsProvider credentials, Time time) {
    Settings.check(config, bounds.guard());
    Family family = Family.of(config.modelId());
    EmbeddingModel identity = new EmbeddingModel(config.modelId(), config.dimensions());
    EmbedderMeters meters = new EmbedderMeters(bounds.meters(), config.modelId(), bounds.pace().pricePerMillionTokens());
    Pace pace = new Pace(bounds.pace(), time, new Random());
    meters.watchPace(pace::slowdown);
    Clients clients = clients(config, bounds.guard(), credentials, meters);
    Semaphore places = new Semaphore(config.parallelism());
    Batches items = new Batches(calls(config, clients, family, meters, false), pace, places);
    Batches titles = new Batches(new Calls(family.model(config, clients.items(), true), family, config.dimensions(), meters,
        Use.ITEMS), pace, places);
    Calls queries = calls(config, clients, family, meters, true);
    Embedder guarded = new GuardedEmbedder(new Role(identity, queries::call, () -> ""), bounds.guard(), meters, time, new Random());
    return new BedrockEmbedder(identity, clients, items,
        new Role(identity, texts -> texts.size() == 1 ? guarded.embed(texts) : titles.embed(texts), guarded::condition));
  }

  private static Clients clients(
      EmbedConfig.Bedrock config, EmbedConfig.Guard guard, AwsCredentialsProvider credentials, EmbedderMeters meters) {
    try {
      return Clients.open(config, guard.timeout(), guard.maxInFlight(), credentials, meters);
    } catch (RuntimeException failure) {
      throw new IllegalArgumentException("Amazon Bedrock cannot be set up; is hybridsearch.embed.bedrock.region set?", failure);
    }
  }

  private static Calls calls(
      EmbedConfig.Bedrock config, Clients clients, Family family, EmbedderMeters meters, boolean queries) {
    return new Calls(family.model(config, queries ? clients.queries() : clients.items(), queries), family,
        config.dimensions(), meters, queries ? Use.QUERIES : Use.ITEMS);
  }

  @Override
  public EmbeddingModel model() {
    return identity;
  }

  @Override
  public List<TextVector> embed(List<String> texts) {
    return items.embed(texts);
  }

  /** A single text goes at once, behind the guard; several, as for a calibration, go like items. */
  @Override
  public Embedder forQueries() {
    return queries;
  }

  @Override
  public void close() {
    clients.close();
  }
}
