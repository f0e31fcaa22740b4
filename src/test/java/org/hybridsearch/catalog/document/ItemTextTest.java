package org.hybridsearch.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.model.Item;
import org.junit.jupiter.api.Test;

class ItemTextTest {

  @Test
  void tells_title_path_brand_and_description_in_this_order() {
    assertThat(ItemText.of(item("Berry Juice", "Made of berries.", "Washington", "Drink", "Beverages", "Juice")))
        .isEqualTo("Berry Juice. Drink > Beverages > Juice. Washington. Made of berries.");
  }

  @Test
  void does_not_say_twice_what_the_title_says_nor_a_category_that_repeats() {
    assertThat(ItemText.of(item("Washington Milk", null, "Washington", "Drink", "Dairy", "Dairy", "Milk")))
        .isEqualTo("Washington Milk. Drink > Dairy > Milk");
  }

  @Test
  void leaves_out_what_is_absent_or_blank() {
    assertThat(ItemText.of(item(" Milk ", " ", null))).isEqualTo("Milk");
  }

  @Test
  void is_cut() {
    assertThat(ItemText.of(item("Milk", "x".repeat(5_000), null))).hasSize(1_000).startsWith("Milk. xxx");
  }

  private static Item item(String title, String description, String brand, String... categories) {
    return new Item("1", Optional.empty(), Optional.empty(), title, Optional.ofNullable(description), Optional.ofNullable(brand),
        List.of(categories), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true,
        OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(), List.of());
  }
}
