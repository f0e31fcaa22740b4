package org.hybridsearch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.IndexSettings;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.Patience;
import org.hybridsearch.testing.SearchEngines;

/** Interactions of its own on the engine that tests share. */
public final class BehaviourFixture implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  final SearchEngine engine = SearchEngines.connect();
  final IndexAdmin admin = new IndexAdmin(engine, TIMEOUT);
  final String alias;
  private final int shards;

  BehaviourFixture(int shards) {
    this.alias = new IndexNames("t" + UUID.randomUUID().toString().substring(0, 8), Market.DEFAULT).interactions();
    this.shards = shards;
    swapIn(1);
  }

  /** Creates the n-th index and lets the alias point to it. */
  void swapIn(int number) {
    String index = IndexNames.numbered(alias, number);
    admin.create(index, MappingFile.interactions(new IndexSettings("lucene", shards, 0)).body());
    admin.point(alias, index, false);
  }

  public static BehaviourConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(BehaviourConfig.class)
        .withDefaultValues(settings).build().getConfigMapping(BehaviourConfig.class);
  }

  InteractionImporter importer(Map<String, String> settings) {
    return importer(engine, settings, Clock.systemUTC());
  }

  InteractionImporter importer(SearchEngine through, Map<String, String> settings, Clock clock) {
    return new InteractionImporter(through, alias, config(settings), clock, Patience.Sleeper.real());
  }

  InteractionLog log(Map<String, String> settings) {
    return log(engine, settings);
  }

  InteractionLog log(SearchEngine through, Map<String, String> settings) {
    return new InteractionLog(through, alias, config(settings));
  }

  static JsonNode load(InteractionImporter importer, String... lines) {
    return load(importer, stream(lines), settled -> { });
  }

  static JsonNode load(InteractionImporter importer, InputStream in, LongConsumer progress) {
    try (LineReport report = new LineReport()) {
      importer.load(in, report, progress);
      return json(report);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A report as it is answered. */
  public static JsonNode report(LineReport report) throws IOException {
    return json(report);
  }

  static JsonNode json(LineReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.writeTo(out);
    return MAPPER.readTree(out.toByteArray());
  }

  static InputStream stream(String... lines) {
    return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /** A valid line that differs from all of other users or items. */
  static String line(String userId, String itemId) {
    return "{\"userId\":\"" + userId + "\",\"itemId\":\"" + itemId + "\",\"type\":\"CLICK\",\"sentAt\":\"2024-01-31T12:00:00Z\"}";
  }

  static List<Interaction> poll(InteractionLog log) {
    List<Interaction> news = new ArrayList<>();
    log.poll(news::addAll);
    return news;
  }

  static List<Interaction> readAll(InteractionLog log) {
    List<Interaction> all = new ArrayList<>();
    log.readAll(all::addAll);
    return all;
  }

  long stored() {
    admin.refresh(alias);
    return admin.count(alias);
  }

  @Override
  public void close() {
    admin.family(alias).values().forEach(admin::delete);
    try {
      engine.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
