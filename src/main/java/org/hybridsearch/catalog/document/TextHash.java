package org.hybridsearch.catalog.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Tells whether two texts that are to be embedded are the same, without keeping them. */
public final class TextHash {

  private static final int BYTES = 18;

  private TextHash() {}

  /** 24 characters; equal for equal texts, and in practice for those alone. */
  public static String of(String text) {
    byte[] hash = DocumentId.sha256(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
  }
}
