package org.hybridsearch.page.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** As much of an engine as windows need: creating documents, alone and in bulks, and reading them. Fails as it is told to. */
final class WindowEngine implements AutoCloseable {

  private static final ObjectMapper TREES = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final List<List<String>> bulks = new CopyOnWriteArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile int status = 200;
  private volatile ToIntFunction<String> refusal = address -> 0;
  private volatile Runnable meanwhile = () -> { };

  WindowEngine() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on answers this to everything; 200 for serving as it should. */
  void answer(int status) {
    this.status = status;
  }

  /** From now on gives these actions of a bulk this status, by address; 0 for none. */
  void refuse(ToIntFunction<String> status) {
    refusal = status;
  }

  /** What happens while a bulk is under way. */
  void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  /** The addresses of each bulk's actions, index and id, those of refused bulks included. */
  List<List<String>> bulks() {
    return List.copyOf(bulks);
  }

  List<Integer> bulkSizes() {
    return bulks.stream().map(List::size).toList();
  }

  /** The addresses, index and id, of what is kept. */
  List<String> kept() {
    return documents.keySet().stream().sorted().toList();
  }

  int reads() {
    return reads.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String[] path = exchange.getRequestURI().getPath().split("/");
    boolean bulk = path[1].equals("_bulk");
    if (bulk) {
      bulks.add(addresses(body));
      meanwhile.run();
    }
    if (status != 200) {
      answer(exchange, status, "{\"error\":{\"type\":\"spoiled\"}}");
    } else if (bulk) {
      answer(exchange, 200, bulk(body));
    } else if (path[2].equals("_create")) {
      int created = create(path[1] + "/" + path[3], body);
      answer(exchange, created, created == 201 ? "{}" : "{\"error\":{\"type\":\"version_conflict_engine_exception\"}}");
    } else {
      reads.incrementAndGet();
      String found = documents.get(path[1] + "/" + path[3]);
      answer(exchange, found == null ? 404 : 200, found == null ? "{}" : found);
    }
  }

  private static List<String> addresses(String body) throws IOException {
    List<String> addresses = new ArrayList<>();
    String[] lines = body.split("\n");
    for (int i = 0; i < lines.length; i += 2) {
      JsonNode create = TREES.readTree(lines[i]).get("create");
      addresses.add(create.get("_index").asText() + "/" + create.get("_id").asText());
    }
    return addresses;
  }

  private String bulk(String body) throws IOException {
    List<String> addresses = addresses(body);
    String[] lines = body.split("\n");
    List<Integer> outcomes = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      int refused = refusal.applyAsInt(addresses.get(i));
      outcomes.add(refused > 0 ? refused : create(addresses.get(i), lines[2 * i + 1]));
    }
    return outcomes.stream()
        .map(outcome -> "{\"create\":{\"status\":" + outcome + (outcome == 201 ? "" : ",\"error\":{\"type\":\"t\"}") + "}}")
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  private int create(String address, String document) {
    return documents.putIfAbsent(address, document) == null ? 201 : 409;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
