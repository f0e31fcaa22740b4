package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.TextVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vectors at hand follow what is written, changed, deleted and replaced. */
class ItemVectorsIT {

  private CatalogFixture fixture;
  private Catalog catalog;
  private ItemVectors vectors;

  @BeforeEach
  void open() {
    fixture = new CatalogFixture();
    catalog = fixture.open();
    vectors = new ItemVectors(fixture.admin, fixture.engine, CatalogFixture.TIMEOUT, fixture.names.items(), 3);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void they_follow_the_index() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":1,\"title\":\"red shoe\"}", "{\"id\":\"b\",\"version\":1,\"title\":\"hat\"}");
    vectors.refresh();
    TextVector before = vectors.find("a").orElseThrow();
    assertThat(vectors.size()).isEqualTo(2);

    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"version\":2,\"title\":\"green coat\"}");
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"b\",\"version\":2}");
    vectors.refresh();
    assertThat(vectors.find("a").orElseThrow()).isNotEqualTo(before);
    assertThat(vectors.find("b")).isEmpty();

    fixture.replace(catalog, "{\"id\":\"c\",\"title\":\"scarf\"}");
    vectors.refresh();
    assertThat(vectors.find("c")).isPresent();
    assertThat(vectors.find("a")).isEmpty();
  }

  @Test
  void a_new_price_is_no_reason_to_read_a_vector() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":1,\"title\":\"red shoe\"}");
    vectors.refresh();
    TextVector before = vectors.find("a").orElseThrow();
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"version\":2,\"price\":2.5}");
    vectors.refresh();
    assertThat(vectors.find("a").orElseThrow()).isSameAs(before);
  }

  @Test
  void no_more_are_kept_than_was_said() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"a\"}", "{\"id\":\"b\",\"title\":\"b\"}", "{\"id\":\"c\",\"title\":\"c\"}",
        "{\"id\":\"d\",\"title\":\"d\"}");
    vectors.refresh();
    assertThat(vectors.size()).isEqualTo(3);
  }
}
