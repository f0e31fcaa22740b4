package org.hybridsearch.benchmark.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
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

  private final HttpServer server;

  public ModelStub() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else answers wait for acknowledgements, 40 ms
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", ModelStub::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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
    byte[] body = ("{\"embedding\":" + Arrays.toString(vector(text).toArray()) + ",\"inputTextTokenCount\":3}")
        .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
