package org.hybridsearch.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridsearch.catalog.index.IndexSettings;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.Exact;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.model.Weights;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.Plans;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The script in the engine and the formula in Java are one: on 1,000 random cases, the odd ones included. */
class ScriptParityIT {

  private static final String INDEX = "script-parity";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int ITEMS = 100;
  private static final int WINDOWS = 25;
  private static final int CANDIDATES = 40;
  private static final int DIMENSION = 4;

  private static SearchEngine engine;
  private static final Map<String, Map<Signal, Double>> RAWS = new HashMap<>();
  private static final Map<String, float[]> VECTORS = new HashMap<>();

  private final Random random = new Random(20_261_123);

  @BeforeAll
  static void index_random_items() throws IOException {
    engine = SearchEngines.connect();
    String mapping = MappingFile.items(new IndexSettings("lucene", 1, 0), DIMENSION).body();
    engine.send(EngineRequest.of("PUT", "/" + INDEX, Map.of(), Json.raw(mapping)), TIMEOUT, AnswerReader.ignored());
    Random random = new Random(7);
    List<Json> lines = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      lines.add(object(member("index", object(member("_id", "i" + i)))));
      lines.add(item("i" + i, random));
    }
    engine.send(EngineRequest.bulk("/" + INDEX + "/_bulk", Map.of("refresh", "true"), lines), TIMEOUT, AnswerReader.ignored());
  }

  @AfterAll
  static void drop() throws IOException {
    engine.send(EngineRequest.of("DELETE", "/" + INDEX, Map.of()), TIMEOUT, AnswerReader.ignored());
    engine.close();
  }

  @Test
  void script_and_formula_agree_on_1000_random_cases() {
    int cases = 0;
    for (int i = 0; i < WINDOWS; i++) {
      Window window = window();
      SearchPlan plan = Plans.plan(Plans.explained(Plans.request("red shoe", List.of())), INDEX);
      List<BlendedHit> hits = engine.send(
          BlendRequest.page(plan, window, window.candidates().ids(), CANDIDATES, TIMEOUT), TIMEOUT, new BlendReader(ParityItems::read)::read).hits();
      assertThat(hits).hasSize(CANDIDATES);
      hits.forEach(hit -> assertAgreed(hit, window));
      assertThat(hits.stream().map(hit -> window.excluded().contains(hit.item().id()))).as("excluded items stand last").isSorted();
      cases += hits.size();
    }
    assertThat(cases).isEqualTo(1_000);
  }

  private static void assertAgreed(BlendedHit hit, Window window) {
    SignalValues told = hit.values().orElseThrow();
    BlendFormula formula = BlendFormula.of(window);
    List<Explanation.Part> parts = formula.parts(told);
    assertThat(parts.stream().mapToDouble(Explanation.Part::contribution).sum()).isCloseTo(hit.score(), within(1e-4));
    SignalValues known = known(hit.item().id(), window, told.of(Signal.LEXICAL).orElseThrow());
    assertThat(formula.score(known)).isCloseTo(hit.score(), within(1e-4));
  }

  /** The raw values as this test knows them, but for BM25, which only the engine can say. */
  private static SignalValues known(String id, Window window, double lexical) {
    Map<Signal, Double> raws = new EnumMap<>(RAWS.get(id));
    raws.put(Signal.LEXICAL, lexical);
    raws.put(Signal.EXACT, window.candidates().exact().ids().contains(id) ? 1.0 : 0.0);
    float[] vector = VECTORS.get(id);
    window.candidates().vector().filter(v -> vector != null)
        .ifPresent(v -> raws.put(Signal.SEMANTIC, v.dot(TextVector.of(vector))));
    Optional.ofNullable(window.likings().get(id)).ifPresent(l -> raws.put(Signal.PERSONAL, l.normalized()));
    Optional.ofNullable(raws.get(Signal.FRESHNESS)).ifPresent(
        millis -> raws.put(Signal.FRESHNESS, new BlendFormula(window.bounds(), window.weights()).ageDays(millis.longValue())));
    return new SignalValues(raws, window.excluded().contains(id));
  }

  private Window window() {
    List<Candidate> candidates = new ArrayList<>();
    Map<String, Window.Liking> likings = new HashMap<>();
    Set<String> excluded = new HashSet<>();
    boolean filtering = random.nextInt(3) == 0;
    for (int i : random.ints(0, ITEMS).distinct().limit(CANDIDATES).toArray()) {
      candidates.add(new Candidate("i" + i, 1, 1));
      if (filtering && random.nextInt(4) == 0) {
        excluded.add("i" + i);
      } else if (random.nextInt(4) > 0) {
        likings.put("i" + i, new Window.Liking(0, oneOf(0, 0.5, 1, random.nextDouble(), Double.NaN, Double.POSITIVE_INFINITY, 1e300, -3), 1));
      }
    }
    Optional<TextVector> vector = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(TextVector.of(vector(random)));
    CandidateSet set = new CandidateSet(candidates, 1, 1, random.nextInt(5) > 0, true, vector, exact(candidates));
    double floor = oneOf(-1, 0, 0.2, random.nextDouble());
    Window.Bounds bounds = new Window.Bounds(oneOf(0, 1e-9, 2.5, 1e300, random.nextDouble() * 10), floor,
        oneOf(floor, floor - 0.1, 0.9, 1e300, random.nextDouble()), oneOf(0.01, 30, 36_500), Plans.NOW);
    return new Window("s", "default", 1, Plans.plan("q").words(), set, likings, weights(), bounds,
        PersonalizationOutcome.notApplied(PersonalizationOutcome.Reason.NO_SHOPPER), List.of(), Rung.AS_ASKED)
        .excluding(excluded);
  }

  private Exact exact(List<Candidate> candidates) {
    return random.nextBoolean() ? Exact.NONE : new Exact(candidates.stream().map(Candidate::id)
        .filter(id -> random.nextInt(4) == 0).collect(Collectors.toSet()), random.nextBoolean());
  }

  private Weights weights() {
    Map<Signal, Double> weights = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      weights.put(signal, oneOf(0, 0.5, 1, 100 * random.nextDouble()));
    }
    return Weights.of(weights);
  }

  private double oneOf(double... values) {
    return values[random.nextInt(values.length)];
  }

  private static float[] vector(Random random) {
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Json item(String id, Random random) {
    Map<Signal, Double> raws = new EnumMap<>(Signal.class);
    List<Member> members = new ArrayList<>(List.of(member("id", id)));
    members.add(member("title", List.of("red shoe", "red", "shoe shoe shoe", "blue hat").get(random.nextInt(4))));
    double popularity = List.of(0.0, 1.0, 0.3, 1e300, -1e300).get(random.nextInt(5));
    double learned = random.nextDouble();
    if (random.nextInt(3) > 0) {
      members.add(member("learnedPopularity", learned));
      raws.put(Signal.POPULARITY, learned);
    }
    if (random.nextInt(3) > 0) {
      members.add(member("popularity", popularity));
      raws.put(Signal.POPULARITY, popularity);
    }
    if (random.nextInt(3) > 0) {
      long created = List.of(Plans.NOW, Plans.NOW + 86_400_000L, 0L, Plans.NOW - 40L * 86_400_000L, 4_000_000_000_000L).get(random.nextInt(5));
      members.add(member("createdAt", created / 1000));
      raws.put(Signal.FRESHNESS, (double) created);
    }
    if (random.nextInt(3) > 0) {
      boolean available = random.nextBoolean();
      members.add(member("available", available));
      raws.put(Signal.AVAILABILITY, available ? 1.0 : 0.0);
    }
    if (random.nextInt(4) > 0) {
      float[] unit = TextVector.of(vector(random)).toArray();
      VECTORS.put(id, unit);
      members.add(member("embedding", Json.floats(unit)));
    }
    RAWS.put(id, raws);
    return object(members);
  }
}
