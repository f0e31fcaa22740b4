package org.hybridsearch.standin.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the JSON of faults may look like. What is misspelt would else be taken for left out, and the faults in force be gone. */
final class FaultShape {

  static final String EXPECTED = "Send {\"faults\": [{\"operation\", \"kind\", \"share\", \"count\", \"after\", \"status\", "
      + "\"type\", \"skewSeconds\"}], \"latencies\": [{\"operation\", \"p50Millis\", \"p99Millis\"}]}; all but the kind may be left out";

  private static final Predicate<JsonNode> NUMBER = JsonNode::isNumber;
  private static final Predicate<JsonNode> WHOLE = JsonNode::isIntegralNumber;
  private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
  private static final Map<String, Predicate<JsonNode>> ALL = Map.of("faults", JsonNode::isArray, "latencies", JsonNode::isArray);
  private static final Map<String, Predicate<JsonNode>> FAULT = Map.of("operation", TEXT, "kind", TEXT, "share", NUMBER,
      "count", WHOLE, "after", JsonNode::isBoolean, "status", WHOLE, "type", TEXT, "skewSeconds", WHOLE);
  private static final Map<String, Predicate<JsonNode>> LATENCY =
      Map.of("operation", TEXT, "p50Millis", NUMBER, "p99Millis", NUMBER);

  private FaultShape() {}

  /** @throws IllegalArgumentException for what looks otherwise; the message says what is expected */
  static void require(JsonNode json) {
    members(json, ALL);
    json.path("faults").forEach(fault -> members(fault, FAULT));
    json.path("latencies").forEach(latency -> members(latency, LATENCY));
  }

  private static void members(JsonNode json, Map<String, Predicate<JsonNode>> known) {
    if (!json.isObject()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    json.properties().forEach(member -> {
      Predicate<JsonNode> kind = known.get(member.getKey());
      if (kind == null) {
        throw new IllegalArgumentException(
            "There is no member " + member.getKey() + ", but " + names(known.keySet()) + ". " + EXPECTED);
      }
      if (!kind.test(member.getValue())) {
        throw new IllegalArgumentException(member.getKey() + " cannot be that. " + EXPECTED);
      }
    });
  }

  private static String names(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  /** @throws IllegalArgumentException for one there is not; the message lists those there are */
  static FaultKind kind(String name) {
    List<FaultKind> kinds = Arrays.asList(FaultKind.values());
    return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
        (name.isEmpty() ? "A fault needs a kind" : "There is no kind " + name) + ", out of "
            + String.join(", ", kinds.stream().map(FaultKind::name).toList())));
  }
}
