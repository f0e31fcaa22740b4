package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every field of an item, with a value and without, wherever items come. */
interface ItemFieldsContract {

  String ITEM = """
      id sku gtin title description brand categories price listPrice currency imageUrl url available rating ratingCount popularity
      createdAt groupId attributes { name label kind values unit }""";

  Asking asking();

  @Test
  default void an_item_has_all_that_was_uploaded() {
    assertThat(asking().ask("{ item(id: \"lamp\", market: \"default\") { " + ITEM + " } }").read("/item")).hasToString(Goods.LAMP);
  }

  @Test
  default void what_was_not_uploaded_is_null() {
    assertThat(asking().ask("{ item(id: \"bare\") { " + ITEM + " } }").read("/item")).hasToString(Goods.BARE);
  }

  @Test
  default void an_unknown_item_is_null_and_not_found() {
    assertThat(asking().refused("NOT_FOUND", "{ item(id: \"nowhere\") { id } }").read("/item").isNull()).isTrue();
  }

  @Test
  default void items_are_the_same_in_edges_nodes_and_suggestions() {
    Asking.Told page = asking().search(Map.of("query", "SKU-7"), "nodes { " + ITEM + " } edges { node { " + ITEM + " } }");
    assertThat(page.list("/search/nodes")).first().hasToString(Goods.LAMP);
    assertThat(page.read("/search/edges/0/node")).hasToString(Goods.LAMP);
    assertThat(asking().ask("{ suggest(prefix: \"orange desk\") { items { " + ITEM + " } } }").list("/suggest/items"))
        .extracting(Object::toString).contains(Goods.LAMP);
  }

  @Test
  default void every_field_of_an_item_can_be_filtered_by() {
    Map<String, String> values = Map.ofEntries(
        Map.entry("id", "lamp"), Map.entry("sku", "SKU-7"), Map.entry("gtin", "4006381333931"), Map.entry("brand", "Glow"),
        Map.entry("categories", "Lamps"), Map.entry("price", "19.5"), Map.entry("listPrice", "25"), Map.entry("currency", "EUR"),
        Map.entry("imageUrl", "https://shop.example/lamp.png"), Map.entry("url", "https://shop.example/lamp"),
        Map.entry("rating", "4.5"), Map.entry("ratingCount", "12"), Map.entry("popularity", "0.75"), Map.entry("groupId", "lamps"),
        Map.entry("available", "true"), Map.entry("attributes.color", "blue"), Map.entry("attributes.watts", "40.5"),
        Map.entry("attributes.dimmable", "true"));
    values.forEach((field, value) -> {
      List<Map<String, ?>> filters = List.of(Map.of("field", field, "in", List.of(value, "0")),
          Map.of("field", "sku", "in", List.of("SKU-7")));
      if (field.equals("available")) {
        filters = List.of(Map.of("field", field, "in", List.of(value)), filters.getLast());
      }
      assertThat(asking().search(Map.of("filters", filters), "nodes { id }").texts("/search/nodes", "/id")).as(field)
          .containsExactly("lamp");
    });
  }
}
