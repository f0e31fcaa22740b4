package org.hybridsearch.benchmark.pieces;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.model.Window;
import org.hybridsearch.query.Hits;
import org.hybridsearch.testing.Plans;

/** The values of a search as large as they usually are, the same on every run. */
public final class Samples {

  public static final String QUERY = "organic orange juice";

  private static final int DIMENSION = 384;
  private static final String FRAME = """
      {"took":3,"timed_out":false,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0},\
      "hits":{"total":{"value":%d,"relation":"gte"},"max_score":9.716523,"hits":[%s]}}""";
  private static final String LEG_HIT = """
      {"_index":"items-default-000001","_score":%2$s,"fields":{"id":["%1$s"]}}""";
  private static final String ITEM = """
      {"_index":"items-default-000001","_id":"%1$s","_score":%2$s,"_source":{"id":"%1$s","sku":"S-%1$s","gtin":"4006381333931",\
      "title":"Golden Grove Organic Orange Juice %1$s","description":"Pressed from ripe oranges, never from concentrate. \
      Pasteurized, without added sugar; keep cool after opening.","brand":"Golden Grove","categories":["Drink","Beverages",\
      "Pure Juice Beverages","Juice"],"price":2.49,"listPrice":2.99,"currency":"EUR","imageUrl":"/images/%1$s.webp",\
      "url":"/products/%1$s","available":true,"rating":4.3,"ratingCount":118,"popularity":0.61,\
      "createdAt":"2023-04-01T08:30:00Z","groupId":"g-%1$s","group":"g-%1$s","version":1700000000000,"base":1700000000000,\
      "learnedPopularity":0.57,"textHash":"2f1c9a7be0d34411","loadedAt":1700000000000,\
      "attributes":{"keyword":{"size":["1 l"],"label":["organic","vegan"]},"number":{"weight":[1.04]},\
      "boolean":{"returnable":[true]}}},\
      "sort":[%2$s,"%1$s"]%3$s}""";
  private static final String EXPLANATION = """
      ,"_explanation":{"value":%1$s,"description":"weight(FunctionScoreQuery(+id:%2$s, scored by ScriptScoreQuery)), result of:",\
      "details":[{"value":%1$s,"description":"signals|8.716523|0.7123456789|0.83|0.61|231.75|1.0|-","details":[\
      {"value":8.716523,"description":"sum of:","details":[\
      {"value":8.716523,"description":"weight(title:orang)","details":[]}]}]}]}""";

  private Samples() {}

  public static String id(int number) {
    return "sku-" + (104_000 + number);
  }

  public static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(Samples::id).toList();
  }

  public static TextVector vector(int seed) {
    Random random = new Random(seed);
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return TextVector.of(values);
  }

  public static SearchPlan plan() {
    return Plans.plan(QUERY);
  }

  /** Hits of the items from one number to another, all of them above any threshold. */
  public static Hits hits(int from, int to, double best) {
    List<Hits.Hit> hits = new ArrayList<>();
    for (int i = from; i < to; i++) {
      hits.add(new Hits.Hit(id(i), best - 0.001 * (i - from)));
    }
    return new Hits(to - from + 1L, hits);
  }

  /** What the engine answers to a leg. */
  public static byte[] legAnswer(int hits) {
    return answer(hits, i -> LEG_HIT.formatted(id(i), score(i)));
  }

  /** What the engine answers to a blend. */
  public static byte[] pageAnswer(int hits, boolean explained) {
    return answer(hits, i -> ITEM.formatted(id(i), score(i), explained ? EXPLANATION.formatted(score(i), id(i)) : ""));
  }

  private static byte[] answer(int hits, IntFunction<String> hit) {
    String all = IntStream.range(0, hits).mapToObj(hit).collect(Collectors.joining(","));
    return FRAME.formatted(hits + 1, all).getBytes(StandardCharsets.UTF_8);
  }

  private static String score(int i) {
    return String.format(Locale.ROOT, "%.6f", 9.716523 - 0.017341 * i);
  }

  /** A window of so many candidates, of whom all have a liking. */
  public static Window window(int candidates) {
    List<Candidate> union = new ArrayList<>();
    Map<String, Window.Liking> likings = new HashMap<>();
    Random random = new Random(3);
    for (int i = 0; i < candidates; i++) {
      union.add(new Candidate(id(i), i < candidates * 2 / 3 ? i + 1 : 0, i % 2 == 0 ? i / 2 + 1 : 0));
      double lift = random.nextGaussian();
      likings.put(id(i), new Window.Liking(lift, (Math.clamp(lift, -2, 2) + 2) / 4, i + 1));
    }
    CandidateSet set = new CandidateSet(union, 9.716523, 0.7123456789, true, false, Optional.of(vector(1)));
    return new Window("0190a1b2-0000-7000-8000-000000000001", "default", 3, plan().words(), set, likings,
        plan().blend().weights(), new Window.Bounds(9.716523, 0.1, 0.7123456789, 30, Plans.NOW),
        new PersonalizationOutcome(Reason.APPLIED, 0.8, "local"),
        List.of(new StageReport(Stage.EMBED, StageReport.Status.OK, "", 2),
            new StageReport(Stage.LEXICAL, StageReport.Status.OK, "", 3)), Rung.AS_ASKED);
  }
}
