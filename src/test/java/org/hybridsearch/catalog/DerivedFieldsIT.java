package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.index.IndexMeta;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Places in the tree of categories follow the categories, whoever writes those; and searches know whether there are groups. */
class DerivedFieldsIT {

  private CatalogFixture fixture;
  private Catalog catalog;

  @BeforeEach
  void open() {
    fixture = new CatalogFixture();
    catalog = fixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> places(String id) {
    return StreamSupport.stream(fixture.document(id).path(Fields.CATEGORY_PATHS).spliterator(), false).map(p -> p.asText()).toList();
  }

  @Test
  void uploads_and_patches_write_the_places() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":1,\"categories\":[\"Food\",\"Nuts > Seeds\"]}");
    assertThat(places("a")).containsExactly("Food", "Food > Nuts \\> Seeds");
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"categories\":[\"Food\",\"Food\"],\"version\":2}");
    assertThat(places("a")).containsExactly("Food", "Food > Food");
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"categories\":null,\"version\":3}");
    assertThat(places("a")).isEmpty();
  }

  @Test
  void an_index_of_an_older_version_gets_the_places() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"categories\":[\"Food\",\"Nuts > \\\\Seeds\"]}",
        "{\"id\":\"b\",\"title\":\"B\"}");
    List<String> told = places("a");
    String index = fixture.admin.behind(fixture.names.items()).orElseThrow();
    Json forget = Json.object(Json.member("script", "ctx._source.remove('categoryPaths')"));
    fixture.engine.send(EngineRequest.of("POST", "/" + index + "/_update_by_query", java.util.Map.of("refresh", "true"), forget),
        CatalogFixture.TIMEOUT, AnswerReader.ignored());
    assertThat(places("a")).isEmpty();
    IndexMeta meta = fixture.admin.described(index).orElseThrow().getValue();
    fixture.admin.describe(index, new IndexMeta("older", meta.model(), meta.calibration(), meta.calibratedOn()));
    fixture.open();
    assertThat(fixture.admin.behind(fixture.names.items())).isPresent().get().isNotEqualTo(index);
    assertThat(places("a")).isEqualTo(told).hasSize(2);
    assertThat(places("b")).isEmpty();
  }

  @Test
  void searches_know_whether_there_are_groups() {
    assertThat(catalog.liveIndexes().current().grouped()).isFalse();
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"A\",\"version\":1}");
    assertThat(catalog.liveIndexes().refresh().grouped()).isFalse();
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"groupId\":\"g\",\"version\":2}");
    assertThat(catalog.liveIndexes().refresh().grouped()).isTrue();
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"groupId\":null,\"version\":3}");
    assertThat(catalog.liveIndexes().refresh().grouped()).isFalse();
  }
}
