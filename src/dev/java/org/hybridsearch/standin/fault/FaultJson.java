package org.hybridsearch.standin.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Faults as the administration's JSON has them: {@code {"faults": [{"operation", "kind", "share", "count", "after", "status",
 * "type", "skewSeconds"}], "latencies": [{"operation", "p50Millis", "p99Millis"}]}}; all but the kind may be left out.
 */
public final class FaultJson {

  /** What is expected, in words. */
  public static final String EXPECTED = FaultShape.EXPECTED;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String OPERATION = "operation";
  private static final double MILLION = 1e6;

  private FaultJson() {}

  /**
   * Replaces all faults and latencies.
   *
   * @param operations those there are
   * @throws IllegalArgumentException for what is none; then nothing changes
   */
  public static void replace(Faults faults, JsonNode json, Set<String> operations) {
    FaultShape.require(json);
    var read = json.path("faults").valueStream().map(FaultJson::fault).toList();
    var latencies = json.path("latencies").valueStream().map(FaultJson::latency).toList();
    read.forEach(fault -> requireKnown(fault.operation(), operations));
    latencies.forEach(latency -> requireKnown(latency.operation(), operations));
    faults.clear();
    read.forEach(faults::add);
    latencies.forEach(faults::latency);
  }

  private static void requireKnown(String operation, Set<String> operations) {
    if (!operation.equals(Fault.ANY) && !operations.contains(operation)) {
      throw new IllegalArgumentException("There is no operation " + operation + ", but " + Fault.ANY + ", "
          + String.join(", ", new TreeSet<>(operations)));
    }
  }

  /** What is in force, in the same form. */
  public static ObjectNode of(Faults faults) {
    ObjectNode json = JSON.objectNode();
    ArrayNode list = json.putArray("faults");
    faults.active().forEach(fault -> list.addObject().put(OPERATION, fault.operation()).put("kind", fault.kind().name())
        .put("share", fault.share()).put("count", fault.count()).put("after", fault.after())
        .put("status", fault.error().status()).put("type", fault.error().type())
        .put("skewSeconds", fault.skew().toSeconds()));
    ArrayNode latencies = json.putArray("latencies");
    faults.latencies().forEach(latency -> latencies.addObject().put(OPERATION, latency.operation())
        .put("p50Millis", latency.p50().toNanos() / MILLION).put("p99Millis", latency.p99().toNanos() / MILLION));
    return json;
  }

  private static Fault fault(JsonNode json) {
    Fault fault = Fault.of(json.path(OPERATION).asText(Fault.ANY), FaultShape.kind(json.path("kind").asText()));
    Fault.Error error = new Fault.Error(
        json.path("status").asInt(fault.error().status()), json.path("type").asText(fault.error().type()));
    return new Fault(fault.operation(), fault.kind(), json.path("share").asDouble(1), json.path("count").asInt(Fault.ENDLESS),
        json.path("after").asBoolean(), error, Duration.ofSeconds(json.path("skewSeconds").asLong(fault.skew().toSeconds())));
  }

  private static Latency latency(JsonNode json) {
    Duration p50 = nanos(json.path("p50Millis").asDouble());
    return new Latency(json.path(OPERATION).asText(Fault.ANY), p50, json.has("p99Millis")
        ? nanos(json.path("p99Millis").asDouble()) : p50);
  }

  private static Duration nanos(double millis) {
    return Duration.ofNanos((long) (millis * MILLION));
  }
}
