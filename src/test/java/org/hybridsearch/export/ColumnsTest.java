package org.hybridsearch.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.hybridsearch.behaviour.liking.Domain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/** The schemas, read by Avro itself, against what Personalize writes of its own. */
class ColumnsTest {

  private static Schema schema(Domain domain, Dataset dataset, String... attributes) {
    return new Schema.Parser().parse(new Columns(domain, List.of(attributes)).schema(dataset).toText());
  }

  @ParameterizedTest
  @EnumSource(Dataset.class)
  void schemas_are_avro_with_the_names_that_personalize_fixes(Dataset dataset) {
    for (Domain domain : Domain.values()) {
      Schema schema = schema(domain, dataset);
      assertThat(schema.getType()).isEqualTo(Schema.Type.RECORD);
      assertThat(schema.getNamespace()).isEqualTo("com.amazonaws.personalize.schema");
      assertThat(schema.getName()).isIn("Items", "Users", "Interactions");
      assertThat(schema.getProp("version")).isEqualTo("1.0");
      assertThat(schema.getFields()).extracting(Field::name).isEqualTo(
          new Columns(domain, List.of()).of(dataset).stream().map(Column::name).toList());
    }
  }

  @Test
  void interactions_have_the_required_fields_and_the_reserved_ones_with_their_types() {
    Schema schema = schema(Domain.CUSTOM, Dataset.INTERACTIONS);
    assertThat(schema.getField("USER_ID").schema().getType()).isEqualTo(Schema.Type.STRING);
    assertThat(schema.getField("ITEM_ID").schema().getType()).isEqualTo(Schema.Type.STRING);
    assertThat(schema.getField("TIMESTAMP").schema().getType()).isEqualTo(Schema.Type.LONG);
    assertThat(schema.getField("EVENT_TYPE").schema().getType()).isEqualTo(Schema.Type.STRING);
    assertThat(schema.getField("EVENT_TYPE").getObjectProp("categorical")).isNull();
    assertThat(types(schema.getField("EVENT_VALUE"))).containsExactly(Schema.Type.FLOAT, Schema.Type.NULL);
    assertThat(types(schema.getField("IMPRESSION"))).containsExactly(Schema.Type.STRING, Schema.Type.NULL);
    assertThat(types(schema.getField("RECOMMENDATION_ID"))).containsExactly(Schema.Type.STRING, Schema.Type.NULL);
  }

  @Test
  void users_have_a_field_beside_their_id_as_they_must() {
    Schema schema = schema(Domain.CUSTOM, Dataset.USERS);
    assertThat(schema.getFields()).hasSize(2);
    assertThat(schema.getField("SIGNED_IN").getObjectProp("categorical")).isEqualTo(true);
  }

  @Test
  void items_have_one_prose_field_and_categories_that_may_be_missing() {
    Schema schema = schema(Domain.CUSTOM, Dataset.ITEMS);
    assertThat(schema.getFields()).filteredOn(field -> Boolean.TRUE.equals(field.getObjectProp("textual")))
        .extracting(Field::name).containsExactly("DESCRIPTION");
    assertThat(schema.getField("CATEGORY_L1").getObjectProp("categorical")).isEqualTo(true);
    assertThat(types(schema.getField("CATEGORY_L1"))).containsExactly(Schema.Type.STRING, Schema.Type.NULL);
    assertThat(schema.getField("CREATION_TIMESTAMP").schema().getType()).isEqualTo(Schema.Type.LONG);
  }

  @Test
  void in_the_domain_for_shops_price_and_category_are_required() {
    Schema schema = schema(Domain.ECOMMERCE, Dataset.ITEMS);
    assertThat(schema.getField("PRICE").schema().getType()).isEqualTo(Schema.Type.FLOAT);
    assertThat(schema.getField("CATEGORY_L1").schema().getType()).isEqualTo(Schema.Type.STRING);
    assertThat(schema.getField("PRODUCT_DESCRIPTION").getObjectProp("textual")).isEqualTo(true);
  }

  @Test
  void attributes_become_columns_by_their_names() {
    Schema schema = schema(Domain.CUSTOM, Dataset.ITEMS, "shoeSize", "colour (main)");
    assertThat(schema.getField("ATTRIBUTE_SHOE_SIZE").getObjectProp("categorical")).isEqualTo(true);
    assertThat(schema.getField("ATTRIBUTE_COLOUR_MAIN_")).isNotNull();
    assertThatThrownBy(() -> new Columns(Domain.CUSTOM, List.of("shoeSize", "shoe size"))).hasMessageContaining("ATTRIBUTE_SHOE_SIZE");
  }

  private static List<Schema.Type> types(Field field) {
    return field.schema().getTypes().stream().map(Schema::getType).toList();
  }
}
