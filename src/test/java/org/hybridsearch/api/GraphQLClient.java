package org.hybridsearch.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks to the service under test, over HTTP. */
public final class GraphQLClient {

  // halves of surrogate pairs can only be written as escapes
  private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private GraphQLClient() {}

  /** An answer, whole. */
  public record Answer(int status, String contentType, String body, HttpHeaders headers) {

    /** The first header of this name; empty where there is none. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException notJson) {
        throw new AssertionError("Not JSON, status " + status + ": " + body, notJson);
      }
    }

    /** The codes of all errors, in their order. */
    public List<String> codes() {
      return StreamSupport.stream(json().path("errors").spliterator(), false)
          .map(error -> error.path("extensions").path("code").asText("no code")).toList();
    }

    /** A value of the answer, by its path from data. */
    public JsonNode data(String pointer) {
      return json().path("data").at(pointer);
    }
  }

  public static Answer query(String document) {
    return query(document, Map.of());
  }

  public static Answer query(String document, Map<String, ?> variables) {
    return post(operation(document, variables));
  }

  /** The JSON of an operation. */
  public static String operation(String document, Map<String, ?> variables) {
    try {
      return JSON.writeValueAsString(Map.of("query", document, "variables", variables));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A search for whatever the input says. */
  public static Answer search(Map<String, ?> input) {
    return query("query($input: SearchInput!) { search(input: $input) { searchId } }", Map.of("input", input));
  }

  public static Answer post(String body) {
    return send(request("/graphql").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  /** An operation of a caller with a token; an empty one is none. */
  public static Answer query(String document, String token) {
    HttpRequest.Builder request = request("/graphql").header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(operation(document, Map.of())));
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  public static HttpRequest.Builder request(String path) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  public static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers().firstValue("content-type").orElse(""), response.body(),
          response.headers());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
