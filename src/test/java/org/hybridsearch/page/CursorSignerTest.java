package org.hybridsearch.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CursorSignerTest {

  private final CursorSigner signer = new CursorSigner("a key of some length".getBytes());

  private static Cursor cursor(int shown) {
    BitSet bits = new BitSet();
    bits.set(0, shown);
    return new Cursor(new UUID(1, 2), shown, 1_700_000_000L, 42, 7, bits);
  }

  @Test
  void a_cursor_comes_back_as_it_went_out() {
    assertThat(signer.verify(signer.sign(cursor(3)))).contains(cursor(3));
  }

  @Test
  void the_cursor_of_a_full_window_fits_512_characters() {
    assertThat(signer.sign(cursor(500)).length()).isLessThanOrEqualTo(512);
  }

  @Test
  void another_key_does_not_sign_ours() {
    assertThat(signer.verify(new CursorSigner("another key of length".getBytes()).sign(cursor(3)))).isEmpty();
  }

  @Property
  void a_changed_character_is_told(@ForAll @IntRange(min = 0, max = 75) int at, @ForAll @IntRange(min = 0, max = 63) int letter) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    String signed = signer.sign(cursor(3));
    String changed = signed.substring(0, at) + alphabet.charAt(letter) + signed.substring(at + 1);
    assertThat(signer.verify(changed).isPresent()).isEqualTo(changed.equals(signed));
  }

  @Property
  void any_text_is_no_cursor(@ForAll @AlphaChars @NumericChars @StringLength(max = 600) String text) {
    assertThat(signer.verify(text)).isEmpty();
  }
}
