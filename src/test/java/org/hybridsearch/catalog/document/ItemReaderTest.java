package org.hybridsearch.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Item.Attribute;
import org.junit.jupiter.api.Test;

class ItemReaderTest {

  private static final String WHOLE = """
      {"id": "a", "sku": "S", "gtin": "400", "title": "Juice", "description": "Pressed.", "brand": "Acme",
       "categories": ["Drink", "Juice"], "price": 2.5, "listPrice": 3, "currency": "EUR", "imageUrl": "/a.webp", "url": "/a",
       "available": false, "rating": 4.5, "ratingCount": 12, "popularity": 0.5, "learnedPopularity": 0.9,
       "createdAt": "2024-01-31T12:00:00Z", "groupId": "g", "group": "g", "version": 7, "base": 7, "patched": {"price": 8},
       "embedding": [0.6, 0.8], "textHash": "x", "loadedAt": 1, "tombstone": null,
       "attributes": {"number": {"weight": [1.50, 0.0, 2E3]}, "boolean": {"vegan": [true]}, "unheard": {"of": [1]},
                      "keyword": {"size": ["1 l", "2 l"], "none": []}}}""";

  private static Item read(String json) throws IOException {
    try (JsonParser in = new JsonFactory().createParser(json)) {
      in.nextToken();
      Item item = ItemReader.read(in);
      assertThat(in.currentToken()).isEqualTo(JsonToken.END_OBJECT);
      assertThat(in.nextToken()).isNull();
      return item;
    }
  }

  @Test
  void every_field_of_a_document_comes_back() throws IOException {
    assertThat(read(WHOLE)).isEqualTo(new Item("a", Optional.of("S"), Optional.of("400"), "Juice", Optional.of("Pressed."),
        Optional.of("Acme"), List.of("Drink", "Juice"), OptionalDouble.of(2.5), OptionalDouble.of(3), Optional.of("EUR"),
        Optional.of("/a.webp"), Optional.of("/a"), false, OptionalDouble.of(4.5), OptionalInt.of(12), OptionalDouble.of(0.5),
        Optional.of(Instant.parse("2024-01-31T12:00:00Z")), Optional.of("g"), List.of(
            new Attribute("size", Attribute.Kind.KEYWORD, List.of("1 l", "2 l")),
            new Attribute("vegan", Attribute.Kind.BOOLEAN, List.of("true")),
            new Attribute("weight", Attribute.Kind.NUMBER, List.of("1.5", "0", "2000")))));
  }

  @Test
  void what_a_document_has_not_is_absent() throws IOException {
    assertThat(read("{\"id\": \"a\", \"brand\": null}")).isEqualTo(new Item("a", Optional.empty(), Optional.empty(), "",
        Optional.empty(), Optional.empty(), List.of(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), true, OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty(),
        Optional.empty(), Optional.empty(), List.of()));
  }

  @Test
  void learned_popularity_stands_in_for_one_not_given() throws IOException {
    assertThat(read("{\"learnedPopularity\": 0.9, \"id\": \"a\"}").popularity()).hasValue(0.9);
  }

  @Test
  void a_tree_reads_like_a_stream() throws IOException {
    assertThat(ItemReader.read(new ObjectMapper().readTree(WHOLE))).isEqualTo(read(WHOLE));
  }
}
