package org.hybridsearch.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.core5.http.HttpHost;
import java.util.stream.Stream;
import org.hybridsearch.catalog.calibrate.Calibration;
import org.hybridsearch.catalog.calibrate.Calibrator;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.opensearch.bulk.Patience;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.HashingEmbedder;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** A catalogue of its own on the engine that tests share. */
public final class CatalogFixture implements AutoCloseable {

  public static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final JsonMapper MAPPER = new JsonMapper();

  public final HashingEmbedder embedder;
  public final IndexNames names;
  public final SearchEngine engine;
  public final IndexAdmin admin;
  public final Clock clock = Clock.systemUTC();
  private final Map<String, String> settings;
  private Patience.Sleeper sleeper = Patience.Sleeper.real();

  public CatalogFixture() {
    this(Map.of(), new IndexNames("t" + UUID.randomUUID().toString().substring(0, 8), Market.DEFAULT), 32);
  }

  public CatalogFixture(Map<String, String> settings, IndexNames names, int dimension) {
    this(settings, names, dimension, EngineForTests.address());
  }

  private CatalogFixture(Map<String, String> settings, IndexNames names, int dimension, URI address) {
    this.settings = settings;
    this.names = names;
    this.embedder = new HashingEmbedder(dimension);
    this.engine = connect(address);
    this.admin = new IndexAdmin(engine, TIMEOUT);
  }

  /** The same market as another replica sees it, with its own connections, perhaps with other settings. */
  public CatalogFixture replica(Map<String, String> others, int dimension) {
    return new CatalogFixture(others, names, dimension);
  }

  /** The same market by another way to the engine; {@code sleeper} is how it pauses before trying again. */
  public CatalogFixture through(URI address, Patience.Sleeper pauses) {
    CatalogFixture other = new CatalogFixture(settings, names, embedder.model().dimension(), address);
    other.sleeper = pauses;
    return other;
  }

  private static SearchEngine connect(URI address) {
    HttpHost host = new HttpHost(address.getScheme(), address.getHost(), address.getPort());
    return new SearchEngine(ApacheHttpClient5TransportBuilder.builder(host).build());
  }

  /** What is written is to be found at once, unless the settings say otherwise. */
  public static CatalogConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(CatalogConfig.class)
        .withDefaultValue("hybridsearch.catalog.announce-every", "0s").withDefaultValues(settings).build().getConfigMapping(CatalogConfig.class);
  }

  public Catalog open() {
    return open((sample, items) -> new Calibration(0.125, 0.5));
  }

  public Catalog open(Calibrator calibrator) {
    return open(calibrator, CatalogRules.PLAIN);
  }

  /** Of a market that decides something. */
  public Catalog open(CatalogRules rules) {
    return open((sample, items) -> new Calibration(0.125, 0.5), rules);
  }

  private Catalog open(Calibrator calibrator, CatalogRules rules) {
    Catalogs.Texts texts = new Catalogs.Texts(
        item -> item.title() + " " + item.brand().orElse("") + " " + item.description().orElse(""), embedder, calibrator);
    Catalog catalog = new Catalogs(engine, config(settings), texts, clock, sleeper).catalog(names, rules);
    catalog.open(message -> { });
    return catalog;
  }

  public Optional<Item> find(String id) {
    return new ItemStore(engine, names, TIMEOUT).find(id);
  }

  public JsonNode apply(Catalog catalog, Operation operation, String... lines) {
    return report(report -> catalog.apply(stream(lines), operation, report, soFar -> { }));
  }

  public JsonNode put(Catalog catalog, String... lines) {
    return apply(catalog, Operation.PUT, lines);
  }

  public JsonNode replace(Catalog catalog, String... lines) {
    return report(report -> catalog.replace(stream(lines), report, soFar -> { }));
  }

  /** Something that fills a report. */
  public interface Upload {
    void run(LineReport report) throws IOException;
  }

  public static JsonNode report(Upload upload) {
    try (LineReport report = new LineReport()) {
      upload.run(report);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      report.writeTo(out);
      return MAPPER.readTree(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static InputStream stream(String... lines) {
    return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /** Ids of all items a search through the alias finds, ascending. */
  public List<String> searchable() {
    JsonNode hits = search("{\"size\":1000,\"query\":{\"match_all\":{}},\"sort\":[{\"id\":\"asc\"}],\"_source\":[\"id\"]}");
    List<String> ids = new ArrayList<>();
    hits.forEach(hit -> ids.add(hit.path("_source").path("id").asText()));
    return ids;
  }

  public JsonNode search(String body) {
    EngineRequest request = EngineRequest.of("POST", "/" + names.items() + "/_search", Map.of(), Json.raw(body));
    return engine.send(request, TIMEOUT, Trees::read).path("hits").path("hits");
  }

  /** The document as it is stored. */
  public JsonNode document(String id) {
    EngineRequest request = EngineRequest.of("POST", "/" + names.items() + "/_mget", Map.of(),
        Json.raw("{\"ids\":[\"" + id + "\"]}"));
    return engine.send(request, TIMEOUT, Trees::read).path("docs").path(0).path("_source");
  }

  @Override
  public void close() {
    admin.family(names.items()).values().forEach(admin::delete);
    Stream.of(names.interactions(), names.ubiEvents(), names.ubiQueries(), names.forgotten(),
            names.erasures(), names.datasetRecords())
        .flatMap(alias -> admin.family(alias).values().stream()).forEach(admin::delete);
    admin.delete(names.control());
  }
}
