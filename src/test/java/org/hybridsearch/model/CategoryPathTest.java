package org.hybridsearch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryPathTest {

  @Test
  void each_level_has_a_text_of_its_own() {
    assertThat(CategoryPath.allOf(List.of("Food", "Snacks", "Snacks"))).containsExactly("Food", "Food > Snacks", "Food > Snacks > Snacks");
    assertThat(CategoryPath.allOf(List.of())).isEmpty();
  }

  @Test
  void what_a_label_has_of_the_notation_is_told_apart() {
    assertThat(CategoryPath.allOf(List.of("A > B"))).containsExactly("A \\> B").doesNotContainAnyElementsOf(
        CategoryPath.allOf(List.of("A", "B")));
    assertThat(CategoryPath.allOf(List.of("A\\", "B")).getLast()).isEqualTo("A\\\\ > B");
  }

  @Test
  void a_value_is_a_place_or_also_a_label() {
    assertThat(CategoryPath.place("> Food")).isEqualTo("Food");
    assertThat(CategoryPath.mayBeLabel("> Food")).isFalse();
    assertThat(CategoryPath.place("Food > Snacks")).isEqualTo("Food > Snacks");
    assertThat(CategoryPath.isTop("Food")).isTrue();
    assertThat(CategoryPath.isTop("Food > Snacks")).isFalse();
    assertThat(CategoryPath.last("Food > Snacks")).isEqualTo("Snacks");
    assertThat(CategoryPath.first("Food > Snacks")).isEqualTo("Food");
  }
}
