package org.hybridsearch.embed.langchain4j.bedrock;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.bedrock.BedrockTitanEmbeddingModel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.EmbeddableText;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Titan Text Embeddings on Amazon Bedrock. The service takes one text a call, so the texts of a batch are sent side by side, as
 * many at once as the configuration allows over all batches; a single text, a query, does not wait for them.
 */
// langchain4j reads answers by data binding, which a native image has to be told; the class is not public.
@RegisterForReflection(classNames = "dev.langchain4j.model.bedrock.BedrockTitanEmbeddingResponse")
public final class BedrockEmbedder implements Embedder, AutoCloseable {

  /** The service takes 8,192 tokens and refuses more; no script has more than a token a UTF-16 unit to speak of. */
  private static final int LONGEST = 8_000;

  private final EmbeddingModel identity;
  private final BedrockRuntimeClient client;
  private final BedrockTitanEmbeddingModel model;
  private final Semaphore places;

  private BedrockEmbedder(EmbedConfig.Bedrock config, BedrockRuntimeClient client) {
    this.identity = new EmbeddingModel(config.modelId(), config.dimensions());
    this.client = client;
    this.model = Titan.model(config, client);
    this.places = new Semaphore(config.parallelism());
  }

  /**
   * Opens a connection pool; calls nobody yet.
   *
   * @throws IllegalArgumentException when a setting is out of its range, or no region is set nor found
   */
  public static BedrockEmbedder open(EmbedConfig.Bedrock config) {
    return open(config, DefaultCredentialsProvider.builder().build());
  }

  static BedrockEmbedder open(EmbedConfig.Bedrock config, AwsCredentialsProvider credentials) {
    Settings.check(config);
    try {
      return new BedrockEmbedder(config, Titan.client(config, credentials));
    } catch (RuntimeException failure) {
      throw new IllegalArgumentException("Amazon Bedrock cannot be set up; is hybridsearch.embed.bedrock.region set?", failure);
    }
  }

  @Override
  public EmbeddingModel model() {
    return identity;
  }

  @Override
  public List<TextVector> embed(List<String> texts) {
    return texts.size() == 1 ? List.of(call(texts.getFirst())) : embedSideBySide(texts);
  }

  @Override
  public void close() {
    client.close();
  }

  /** The first failure ends what is under way: the batch is lost either way, and each further text would be paid for. */
  private List<TextVector> embedSideBySide(List<String> texts) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<TextVector>> coming = texts.stream().map(text -> threads.submit(() -> callInTurn(text))).toList();
      List<TextVector> vectors = new ArrayList<>(texts.size());
      try {
        for (Future<TextVector> vector : coming) {
          vectors.add(vector.get());
        }
        return vectors;
      } catch (ExecutionException | InterruptedException e) {
        threads.shutdownNow();
        throw Faults.ofBatch(e);
      }
    }
  }

  private TextVector callInTurn(String text) throws InterruptedException {
    places.acquire();
    try {
      return call(text);
    } finally {
      places.release();
    }
  }

  private TextVector call(String text) {
    try {
      return vector(model.embed(TextSegment.from(EmbeddableText.of(text, LONGEST))).content().vector());
    } catch (RuntimeException failure) {
      throw Faults.translate(failure);
    }
  }

  private TextVector vector(float[] values) {
    if (values.length != identity.dimension()) {
      throw new EmbeddingException("Amazon Bedrock answered a vector of " + values.length + " dimensions, not of "
          + identity.dimension(), false, null);
    }
    return TextVector.of(values);
  }
}
