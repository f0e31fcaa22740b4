package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Map;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.popularity.PopularityWriter;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.index.IndexMeta;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever writes an item leaves it with the prior that follows from what is stored, in Java and in scripts alike. */
class PriorIT {

  private CatalogFixture fixture;
  private Catalog catalog;
  private PopularityWriter popularity;

  @BeforeEach
  void open() {
    fixture = new CatalogFixture();
    catalog = fixture.open();
    BehaviourConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(BehaviourConfig.class).build()
        .getConfigMapping(BehaviourConfig.class);
    popularity = new PopularityWriter(
        fixture.engine, fixture.names.items(), DocumentId::of, Prior.SCRIPT, config, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void assertPrior(String id, int steps) {
    ObjectNode stored = (ObjectNode) fixture.document(id);
    assertThat(stored.path(Fields.PRIOR).doubleValue()).isEqualTo(steps / 256.0);
    ObjectNode again = stored.deepCopy();
    Prior.derive(again);
    assertThat(again.path(Fields.PRIOR)).isEqualTo(stored.path(Fields.PRIOR));
  }

  @Test
  void every_upload_derives_it() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\"}", "{\"id\":\"b\",\"title\":\"B\",\"popularity\":1,\"available\":false}");
    assertPrior("a", 192);
    assertPrior("b", 128);
  }

  @Test
  void every_patch_derives_it() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":1}");
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"available\":false,\"version\":2}");
    assertPrior("a", 65);
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"available\":null,\"popularity\":0,\"version\":3}");
    assertPrior("a", 128);
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"popularity\":null,\"version\":4}");
    assertPrior("a", 192);
  }

  @Test
  void what_is_learned_derives_it_and_later_uploads_keep_it() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":1}");
    popularity.write(Map.of("a", 1.0));
    assertPrior("a", 255);
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":2}");
    assertPrior("a", 255);
  }

  @Test
  void a_replaced_catalogue_has_it_too() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":1}");
    popularity.write(Map.of("a", 1.0));
    fixture.replace(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":2}",
        "{\"id\":\"b\",\"title\":\"B\",\"available\":false}");
    assertPrior("a", 255);
    assertPrior("b", 65);
  }

  @Test
  void items_that_a_version_without_priors_wrote_get_theirs_when_the_mapping_changes() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":1}", "{\"id\":\"gone\",\"title\":\"B\",\"version\":1}");
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"gone\",\"version\":2}");
    String index = fixture.names.items() + "-1";
    fixture.engine.send(EngineRequest.of("POST", "/" + index + "/_update/a", Map.of(),
        Json.raw("{\"script\":\"ctx._source.remove('prior')\"}")), CatalogFixture.TIMEOUT, AnswerReader.ignored());
    IndexMeta meta = fixture.admin.described(index).orElseThrow().getValue();
    fixture.admin.describe(index, new IndexMeta("another", meta.model(), meta.calibration(), meta.calibratedOn()));
    fixture.open();
    assertThat(fixture.admin.behind(fixture.names.items())).contains(fixture.names.items() + "-2");
    assertPrior("a", 192);
    assertThat(fixture.document("gone").has(Fields.PRIOR)).isFalse();
  }

  @Test
  void deleted_items_have_none() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":1}");
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"a\",\"version\":2}");
    assertThat(fixture.document("a").has(Fields.PRIOR)).isFalse();
  }
}
