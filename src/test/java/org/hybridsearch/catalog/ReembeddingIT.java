package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.catalog.calibrate.Calibration;
import org.hybridsearch.catalog.index.IndexMeta;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedder changes: the items move behind the alias, and searches go on. */
class ReembeddingIT {

  private static final Map<String, String> REINDEX = Map.of("hybridsearch.catalog.model-change", "reindex");

  private final CatalogFixture old = new CatalogFixture();
  private final CatalogFixture next = old.replica(REINDEX, 48);
  private Catalog before;

  @BeforeEach
  void stock() {
    before = old.open();
    old.put(before, "{\"id\":\"a\",\"version\":4,\"title\":\"apple\"}", "{\"id\":\"b\",\"version\":1,\"title\":\"bread\"}",
        "{\"id\":\"gone\",\"version\":1,\"title\":\"gone\"}");
    old.apply(before, Operation.DELETE, "{\"id\":\"gone\",\"version\":3}");
  }

  @AfterEach
  void clear() {
    old.close();
  }

  @Test
  void every_item_is_embedded_again_while_the_old_index_serves_and_takes_changes() {
    List<String> meanwhile = new ArrayList<>();
    Catalog after = next.open((sample, items) -> {
      meanwhile.addAll(old.searchable());
      meanwhile.add(old.document("a").path("embedding").size() + " dimensions");
      old.put(before, "{\"id\":\"c\",\"title\":\"cheese\"}");
      return new Calibration(0.25, 0.5);
    });

    assertThat(meanwhile).startsWith("a", "b", "32 dimensions");
    assertThat(next.searchable()).containsExactly("a", "b", "c");
    for (String id : List.of("a", "b", "c")) {
      assertThat(next.document(id).path("embedding").size()).as(id).isEqualTo(48);
    }
    assertThat(next.document("a").path("version").asLong()).isEqualTo(4);
    IndexMeta meta = next.admin.described(next.names.items()).orElseThrow().getValue();
    assertThat(meta.model()).isEqualTo(new EmbeddingModel("hashed-words", 48));
    assertThat(meta.calibration()).contains(new Calibration(0.25, 0.5));
    assertThat(next.put(after, "{\"id\":\"gone\",\"version\":2,\"title\":\"gone\"}").path("stale").asInt()).isEqualTo(1);
  }

  @Test
  void a_second_start_embeds_nothing() {
    next.open();
    int embedded = next.embedder.embedded();
    next.open();
    assertThat(next.embedder.embedded()).isEqualTo(embedded);
  }

  @Test
  void a_model_that_fails_leaves_the_old_index_live() {
    next.embedder.failing(true);
    assertThatThrownBy(next::open).isInstanceOf(EmbeddingException.class);
    assertThat(old.admin.behind(old.names.items())).contains(old.names.items() + "-1");
    assertThat(old.admin.family(old.names.items())).hasSize(1);
    next.embedder.failing(false);
    next.open();
    assertThat(next.searchable()).containsExactly("a", "b");
  }

  @Test
  void the_message_of_a_start_that_stops_names_the_setting() {
    CatalogFixture careful = old.replica(Map.of(), 48);
    assertThatThrownBy(careful::open).isInstanceOf(ModelMismatch.class)
        .hasMessageContaining("hybridsearch.catalog.model-change=reindex");
  }
}
