package org.hybridsearch.behaviour.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShopperKeysTest {

  private final ShopperKeys keys = new ShopperKeys("key".getBytes()::clone);

  /** The first 16 bytes of the published value of HMAC_SHA256("key", "The quick brown fox jumps over the lazy dog"). */
  @Test
  void a_key_is_the_known_hash() {
    assertThat(keys.of("The quick brown fox jumps over the lazy dog")).isEqualTo("97yD9DBThCSxMpjmqm-xQw");
  }

  @Test
  void another_secret_gives_another_key() {
    assertThat(new ShopperKeys("other".getBytes()::clone).of("anna")).isNotEqualTo(keys.of("anna")).hasSize(22);
  }

  @Test
  void nobody_has_no_key() {
    assertThat(keys.of("")).isEmpty();
  }
}
