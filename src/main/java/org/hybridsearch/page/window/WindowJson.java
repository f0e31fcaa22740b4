package org.hybridsearch.page.window;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.Exact;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.QueryFallback;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.model.Weights;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.Json;

/**
 * A window as the engine keeps it. Holds no query text but a corrected one. Compact, since a write costs the engine by the byte: the numbers of all
 * candidates, and the vector, are binary and in base64, which also takes less time than decimal digits.
 */
final class WindowJson {

  private static final ObjectMapper TREES = new ObjectMapper();
  private static final int NUMBERS_BYTES = 3 * Character.BYTES + 2 * Float.BYTES; // no rank comes near what two bytes hold
  private static final Window.Liking NONE = new Window.Liking(0, 0, Character.MAX_VALUE);
  private static final Window.Liking EXCLUDED = new Window.Liking(0, 0, Character.MAX_VALUE - 1);

  private WindowJson() {}

  static Json write(Window window) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("profile", window.profileName());
      out.writeNumberField("version", window.profileVersion());
      out.writeObjectFieldStart("words");
      out.writeStringField("should", window.words().minimumShouldMatch());
      out.writeNumberField("exact", window.words().exactTitleBoost());
      out.writeObjectFieldStart("boosts");
      for (Map.Entry<String, Double> boost : window.words().fieldBoosts().entrySet()) {
        out.writeNumberField(boost.getKey(), boost.getValue());
      }
      out.writeEndObject();
      out.writeEndObject();
      out.writeArrayFieldStart("weights");
      for (Signal signal : Signal.values()) {
        out.writeNumber(window.weights().of(signal));
      }
      out.writeEndArray();
      out.writeArrayFieldStart("bounds");
      out.writeNumber(window.bounds().bestLexical());
      out.writeNumber(window.bounds().semanticFloor());
      out.writeNumber(window.bounds().bestSemantic());
      out.writeNumber(window.bounds().freshnessHalfLifeDays());
      out.writeNumber(window.bounds().nowMillis());
      out.writeEndArray();
      out.writeFieldName("candidates");
      candidates(window).writeTo(out);
      out.writeStringField("reason", window.personalization().reason().name());
      out.writeNumberField("confidence", window.personalization().confidence());
      out.writeStringField("source", window.personalization().source());
      if (!window.personalization().recommendationId().isEmpty()) {
        out.writeStringField("recommendation", window.personalization().recommendationId());
      }
      out.writeArrayFieldStart("stages");
      for (StageReport report : window.stages()) {
        out.writeArray(new String[] {report.stage().name(), report.status().name(), report.reason()}, 0, 3);
      }
      out.writeEndArray();
      out.writeStringField("fallback", window.rung().fallback().name());
      out.writeStringField("corrected", window.rung().corrected());
      if (!window.shown().ids().isEmpty()) {
        out.writeNumberField("from", window.shown().from());
        out.writeFieldName("shown");
        Json.strings(window.shown().ids()).writeTo(out);
      }
      out.writeEndObject();
    };
  }

  private static Json candidates(Window window) {
    CandidateSet set = window.candidates();
    return out -> {
      out.writeStartObject();
      out.writeNumberField("lexical", set.bestLexical());
      out.writeNumberField("semantic", set.bestSemantic());
      out.writeBooleanField("ran", set.lexicalRan());
      out.writeBooleanField("complete", set.complete());
      if (set.vector().isPresent()) {
        out.writeStringField("vector", encoded(set.vector().get()));
      }
      out.writeFieldName("ids");
      Json.strings(set.ids()).writeTo(out);
      if (set.groups() < set.candidates().size()) {
        out.writeFieldName("groups"); // an empty one is the id
        Json.strings(set.candidates().stream().map(c -> c.alone() ? "" : c.group()).toList()).writeTo(out);
      }
      if (!set.exact().ids().isEmpty()) {
        out.writeBooleanField("byCode", set.exact().byCode());
        out.writeFieldName("exact");
        Json.strings(set.exact().ids().stream().sorted().toList()).writeTo(out);
      }
      out.writeStringField("numbers", Base64.getEncoder().encodeToString(numbers(window)));
      out.writeEndObject();
    };
  }

  /** Each candidate's ranks, and its liking: as floats, since the blend needs no more digits. */
  private static byte[] numbers(Window window) {
    List<Candidate> candidates = window.candidates().candidates();
    ByteBuffer out = ByteBuffer.allocate(NUMBERS_BYTES * candidates.size());
    for (Candidate candidate : candidates) {
      Window.Liking liking = window.excluded().contains(candidate.id()) ? EXCLUDED
          : window.likings().getOrDefault(candidate.id(), NONE);
      out.putChar((char) candidate.lexicalRank()).putChar((char) candidate.semanticRank());
      out.putFloat((float) liking.raw()).putFloat((float) liking.normalized()).putChar((char) liking.rank());
    }
    return out.array();
  }

  /** Reads what {@link #write} wrote. */
  static Window read(String searchId, byte[] json) {
    try (JsonParser in = TREES.createParser(json)) {
      return read(searchId, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what {@link #write} wrote; the parser stands before or at the object. */
  static Window read(String searchId, JsonParser in) throws IOException {
    TreeNode tree = TREES.readTree(in);
    if (!(tree instanceof JsonNode node) || !node.has("candidates")) {
      throw new IOException("Not a pinned window");
    }
    JsonNode bounds = node.get("bounds");
    Map<String, Window.Liking> likings = likings(node.get("candidates"));
    return new Window(searchId, node.get("profile").asText(), node.get("version").asInt(), words(node.get("words")),
        candidates(node.get("candidates")), scored(likings), weights(node.get("weights")),
        new Window.Bounds(bounds.get(0).asDouble(), bounds.get(1).asDouble(), bounds.get(2).asDouble(), bounds.get(3).asDouble(),
            bounds.get(4).asLong()),
        new PersonalizationOutcome(PersonalizationOutcome.Reason.valueOf(node.get("reason").asText()),
            node.get("confidence").asDouble(), node.get("source").asText(), node.path("recommendation").asText()),
        stages(node.get("stages")),
        shown(node),
        new Rung(QueryFallback.valueOf(node.path("fallback").asText("NONE")), node.path("corrected").asText()),
        likings.keySet().stream().filter(id -> likings.get(id).equals(EXCLUDED)).collect(Collectors.toSet()));
  }

  private static Map<String, Window.Liking> scored(Map<String, Window.Liking> likings) {
    Map<String, Window.Liking> scored = new HashMap<>(likings);
    scored.values().removeIf(EXCLUDED::equals);
    return scored;
  }

  private static Window.Shown shown(JsonNode node) {
    List<String> ids = new ArrayList<>();
    node.path("shown").forEach(id -> ids.add(id.asText()));
    return ids.isEmpty() ? Window.Shown.NOTHING : new Window.Shown(node.get("from").asInt(), ids);
  }

  private static List<StageReport> stages(JsonNode node) {
    List<StageReport> stages = new ArrayList<>();
    node.forEach(report -> stages.add(new StageReport(Stage.valueOf(report.get(0).asText()),
        StageReport.Status.valueOf(report.get(1).asText()), report.get(2).asText(), 0)));
    return stages;
  }

  private static SearchPlan.Words words(JsonNode node) {
    Map<String, Double> boosts = new LinkedHashMap<>();
    node.get("boosts").properties().forEach(boost -> boosts.put(boost.getKey(), boost.getValue().asDouble()));
    return new SearchPlan.Words(boosts, node.get("should").asText(), node.get("exact").asDouble());
  }

  private static Weights weights(JsonNode node) {
    Map<Signal, Double> weights = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      weights.put(signal, node.path(signal.ordinal()).asDouble());
    }
    return Weights.of(weights);
  }

  private static CandidateSet candidates(JsonNode node) {
    List<Candidate> candidates = new ArrayList<>();
    ByteBuffer numbers = numbers(node);
    for (int i = 0; i < node.get("ids").size(); i++) {
      int at = i * NUMBERS_BYTES;
      String id = node.get("ids").get(i).asText();
      String group = node.path("groups").path(i).asText();
      candidates.add(new Candidate(
          id, numbers.getChar(at), numbers.getChar(at + Character.BYTES), group.isEmpty() ? id : group));
    }
    Optional<TextVector> vector = node.has("vector") ? Optional.of(decoded(node.get("vector").asText())) : Optional.empty();
    return new CandidateSet(candidates, node.get("lexical").asDouble(), node.get("semantic").asDouble(),
        node.get("ran").asBoolean(), node.get("complete").asBoolean(), vector, exact(node));
  }

  private static Exact exact(JsonNode node) {
    Set<String> ids = new HashSet<>();
    node.path("exact").forEach(id -> ids.add(id.asText()));
    return new Exact(ids, node.path("byCode").asBoolean());
  }

  private static Map<String, Window.Liking> likings(JsonNode node) {
    Map<String, Window.Liking> likings = new HashMap<>();
    ByteBuffer numbers = numbers(node);
    for (JsonNode id : node.get("ids")) {
      numbers.position(numbers.position() + 2 * Character.BYTES);
      Window.Liking liking = new Window.Liking(numbers.getFloat(), numbers.getFloat(), numbers.getChar());
      if (!liking.equals(NONE)) {
        likings.put(id.asText(), liking);
      }
    }
    return likings;
  }

  private static ByteBuffer numbers(JsonNode node) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(node.get("numbers").asText()));
  }

  private static String encoded(TextVector vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.dimension() * Float.BYTES);
    bytes.asFloatBuffer().put(vector.toArray());
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static TextVector decoded(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return TextVector.of(values);
  }
}
