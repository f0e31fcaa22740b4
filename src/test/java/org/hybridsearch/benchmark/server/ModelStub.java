package org.hybridsearch.benchmark.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;

/**
 * Stands where Amazon Bedrock would, for what the service needs without a model of its own: every text has a random vector, the
 * same each time.
 */
public final class ModelStub implements Embedder, AutoCloseable {

  private static final EmbeddingModel MODEL = new EmbeddingModel("amazon.titan-embed-text-v2:0", 512);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoopbackServer server;

  public ModelStub() throws IOException {
    server = new LoopbackServer(ModelStub::answer);
  }

  public URI uri() {
    return server.uri();
  }

  @Override
  public EmbeddingModel model() {
    return MODEL;
  }

  @Override
  public List<TextVector> embed(List<String> texts) {
    return texts.stream().map(ModelStub::vector).toList();
  }

  private static TextVector vector(String text) {
    Random random = new Random(text.hashCode());
    float[] values = new float[MODEL.dimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return TextVector.of(values);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String text = JSON.readTree(exchange.getRequestBody()).path("inputText").asText();
    LoopbackServer.answer(exchange,
        "{\"embedding\":" + Arrays.toString(vector(text).toArray()) + ",\"inputTextTokenCount\":3}");
  }

  @Override
  public void close() {
    server.close();
  }
}
