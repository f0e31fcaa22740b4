package org.hybridsearch.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.hybridsearch.catalog.document.ItemProperty;
import org.junit.jupiter.api.Test;

class MappingFileTest {

  private static final IndexSettings LUCENE = new IndexSettings("lucene", 1, 0);

  private static JsonNode tree(MappingFile file) throws IOException {
    return new JsonMapper().readTree(file.body());
  }

  @Test
  void all_placeholders_are_filled() throws IOException {
    JsonNode items = tree(MappingFile.items(new IndexSettings("faiss", 3, 2), 384));
    assertThat(items.toString()).doesNotContain("${");
    assertThat(items.at("/settings/index/number_of_shards").intValue()).isEqualTo(3);
    assertThat(items.at("/settings/index/number_of_replicas").intValue()).isEqualTo(2);
    assertThat(items.at("/mappings/properties/embedding/dimension").intValue()).isEqualTo(384);
    assertThat(items.at("/mappings/properties/embedding/method/engine").textValue()).isEqualTo("faiss");
    for (MappingFile other : List.of(MappingFile.interactions(LUCENE), MappingFile.control(LUCENE))) {
      assertThat(tree(other).toString()).doesNotContain("${");
    }
  }

  @Test
  void faiss_indexes_vectors_as_amazon_opensearch_service_takes_them() throws IOException {
    assertThat(tree(MappingFile.items(new IndexSettings("faiss", 1, 0), 512)).at("/mappings/properties/embedding"))
        .isEqualTo(new JsonMapper().readTree("""
            {"type": "knn_vector", "dimension": 512,
             "method": {"name": "hnsw", "engine": "faiss", "space_type": "innerproduct"}}"""));
  }

  @Test
  void the_version_follows_the_meaning_and_not_the_counters() {
    String version = MappingFile.items(LUCENE, 384).version();
    assertThat(MappingFile.items(new IndexSettings("lucene", 5, 2), 384).version()).isEqualTo(version);
    assertThat(MappingFile.items(new IndexSettings("faiss", 1, 0), 384).version()).isNotEqualTo(version);
    assertThat(MappingFile.items(LUCENE, 1024).version()).isNotEqualTo(version);
  }

  @Test
  void every_property_of_an_item_is_mapped() throws IOException {
    JsonNode properties = tree(MappingFile.items(LUCENE, 384)).at("/mappings/properties");
    for (ItemProperty property : ItemProperty.values()) {
      assertThat(properties.has(property.field())).as(property.field()).isTrue();
    }
  }

  @Test
  void the_fields_that_are_searched_together_have_one_analyzer() throws IOException {
    JsonNode properties = tree(MappingFile.items(LUCENE, 384)).at("/mappings/properties");
    for (String field : List.of("/title", "/description", "/brand/fields/text", "/categories/fields/text")) {
      assertThat(properties.at(field + "/analyzer").textValue()).as(field).isEqualTo("item_text");
    }
  }
}
