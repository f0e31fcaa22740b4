package org.hybridsearch.catalog.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The engine's id of an item's document. It is the item's own id wherever the engine's limit of 512 bytes allows; 256 characters
 * may need more, and then a hash stands in. The item's own id is always in the field {@code id}.
 */
public final class DocumentId {

  private static final int ENGINE_LIMIT = 512;
  private static final String HASHED = "sha256:";

  private DocumentId() {}

  /** The document id of an item id; different item ids have different ones. */
  public static String of(String itemId) {
    byte[] bytes = itemId.getBytes(StandardCharsets.UTF_8);
    // An id that looks like a hash is hashed as well, so that it cannot pose as another item's.
    boolean plain = bytes.length <= ENGINE_LIMIT && !itemId.startsWith(HASHED);
    return plain ? itemId : HASHED + HexFormat.of().formatHex(sha256(bytes));
  }

  /** SHA-256 of bytes. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
