package org.hybridsearch.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file of the page, from the class path. Not where the framework looks for static files: there it would be served in every mode.
 *
 * @param type its media type
 */
record ShopFile(String type, byte[] content) {

  private static final int TAG_BYTES = 12;

  /** No path, so that nothing outside the folder can be named. */
  private static final Pattern NAME = Pattern.compile("[a-z-]+\\.(html|js|css|svg)");

  /** Empty where there is none of the name. */
  static Optional<ShopFile> named(String name) {
    return NAME.matcher(name).results().filter(match -> match.group().equals(name)).findFirst().flatMap(ShopFile::read);
  }

  private static Optional<ShopFile> read(MatchResult name) {
    try (InputStream in = ShopFile.class.getResourceAsStream("/shop/" + name.group())) {
      return in == null ? Optional.empty() : Optional.of(new ShopFile(type(name.group(1)), in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another one for another content, as HTTP has it: in quotes. */
  String tag() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static String type(String ending) {
    return switch (ending) {
      case "html" -> "text/html; charset=UTF-8";
      case "css" -> "text/css; charset=UTF-8";
      case "svg" -> "image/svg+xml";
      default -> "text/javascript; charset=UTF-8";
    };
  }
}
