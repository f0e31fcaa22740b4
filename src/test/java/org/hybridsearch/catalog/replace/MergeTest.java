package org.hybridsearch.catalog.replace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static final String FRESH = "{'id':'a','group':'a','title':'fresh','price':1,'version':5,'base':5}";

  private static ObjectNode doc(String json) {
    try {
      return (ObjectNode) new JsonMapper().readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Merge.Merged merge(String old) {
    return Merge.of(doc(old), doc(FRESH));
  }

  @Test
  void what_is_older_loses() {
    Merge.Merged merged = merge("{'id':'a','group':'a','title':'old','price':9,'version':4,'base':3,'patched':{'price':4}}");
    assertThat(merged.changed()).isFalse();
    assertThat(merged.source()).isEqualTo(doc(FRESH));
  }

  @Test
  void a_field_patched_later_stays_and_the_rest_is_fresh() {
    Merge.Merged merged = merge("{'id':'a','group':'a','title':'old','price':9,'version':7,'base':3,'patched':{'price':7}}");
    assertThat(merged.textual()).isFalse();
    assertThat(merged.source()).hasToString(
        doc("{'id':'a','group':'a','title':'fresh','price':9,'version':7,'base':5,'patched':{'price':7}}").toString());
  }

  @Test
  void a_field_cleared_later_stays_cleared() {
    assertThat(merge("{'id':'a','group':'a','title':'old','version':7,'base':3,'patched':{'price':7}}").source().has("price"))
        .isFalse();
  }

  @Test
  void a_text_patched_later_needs_another_vector() {
    assertThat(merge("{'id':'a','group':'a','title':'new','version':7,'base':3,'patched':{'title':7}}").textual()).isTrue();
  }

  @Test
  void what_was_written_whole_later_stays_whole() {
    ObjectNode merged = merge("{'id':'a','group':'g','groupId':'g','title':'newer','brand':'b','version':8,'base':8}").source();
    assertThat(merged.path("title").textValue()).isEqualTo("newer");
    assertThat(merged.path("group").textValue()).isEqualTo("g");
    assertThat(merged.path("brand").textValue()).isEqualTo("b");
    assertThat(merged.has("price")).isFalse();
    assertThat(merged.path("version").longValue()).isEqualTo(8);
  }

  @Test
  void attributes_merge_one_by_one() {
    ObjectNode old = doc("{'id':'a','version':9,'base':3,'attributes':{'keyword':{'color':['red'],'brandline':['x']}},"
        + "'patched':{'attributes.color':9,'attributes.size':9}}");
    ObjectNode fresh = doc("{'id':'a','version':5,'base':5,'attributes':{'keyword':{'color':['blue']},'number':{'size':[3]}}}");
    ObjectNode merged = Merge.of(old, fresh).source();
    assertThat(merged.at("/attributes/keyword/color/0").textValue()).isEqualTo("red");
    assertThat(merged.at("/attributes/number/size").isMissingNode()).as("cleared later").isTrue();
    assertThat(merged.at("/attributes/keyword/brandline").isMissingNode()).as("older than the fresh item").isTrue();
  }

  @Test
  void learned_popularity_is_carried_over() {
    Merge.Merged merged = merge("{'id':'a','group':'a','title':'old','version':1,'base':1,'learnedPopularity':0.5}");
    assertThat(merged.changed()).isTrue();
    assertThat(merged.source().path("learnedPopularity").doubleValue()).isEqualTo(0.5);
  }
}
