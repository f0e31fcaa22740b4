package org.hybridsearch.api.edge.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTest {

  private final Map<String, @Nullable Object> row = new Row(new String[] {"b", "a", "none"}, new Object[] {1, "x", null});

  @Test
  void is_the_map_of_its_keys_and_values() {
    Map<String, @Nullable Object> usual = new LinkedHashMap<>();
    usual.put("b", 1);
    usual.put("a", "x");
    usual.put("none", null);

    assertThat(row).isEqualTo(usual).hasSameHashCodeAs(usual).hasToString("{b=1, a=x, none=null}");
    assertThat(usual).isEqualTo(row);
    assertThat(row.get("a")).isEqualTo("x");
    assertThat(row.containsKey("none")).isTrue();
    assertThat(row.containsKey("c")).isFalse();
  }

  @Test
  void keeps_the_order() {
    assertThat(row.keySet()).containsExactly("b", "a", "none");
    assertThat(row.values()).containsExactly(1, "x", null);
  }

  @Test
  void ends_and_cannot_be_changed() {
    Iterator<Map.Entry<String, @Nullable Object>> entries = row.entrySet().iterator();
    Map.Entry<String, @Nullable Object> first = entries.next();
    entries.next();
    entries.next();
    assertThat(entries.hasNext()).isFalse();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> first.setValue(2)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> row.put("c", 1)).isInstanceOf(UnsupportedOperationException.class);
  }
}
