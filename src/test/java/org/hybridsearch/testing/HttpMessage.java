package org.hybridsearch.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 request or answer, whole.
 *
 * @param start its first line
 * @param headers lines, without those about the connection
 * @param body decoded from chunks
 */
record HttpMessage(String start, List<String> headers, byte[] body) {

  /** They are about one hop; and what is compressed cannot be looked at. */
  private static final Set<String> DROPPED =
      Set.of("connection", "upgrade", "http2-settings", "keep-alive", "transfer-encoding", "accept-encoding", "expect");
  private static final int RADIX = 16;

  /**
   * Reads one.
   *
   * @param bodiless whether it has none though it may tell its length: the answer to HEAD
   * @return null at the orderly end of the connection
   */
  static @Nullable HttpMessage read(InputStream in, boolean bodiless) throws IOException {
    String start = line(in);
    if (start == null) {
      return null;
    }
    List<String> kept = new ArrayList<>();
    boolean chunked = false;
    int length = 0;
    for (String header = needed(line(in)); !header.isEmpty(); header = needed(line(in))) {
      String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
      String value = header.substring(header.indexOf(':') + 1).strip();
      chunked |= name.equals("transfer-encoding") && value.equalsIgnoreCase("chunked");
      length = name.equals("content-length") ? Integer.parseInt(value) : length;
      if (!DROPPED.contains(name) && (bodiless || !name.equals("content-length"))) {
        kept.add(header);
      }
    }
    return new HttpMessage(start, List.copyOf(kept), bodiless ? new byte[0] : chunked ? chunks(in) : bytes(in, length));
  }

  static HttpMessage answer(int status, String body) {
    return new HttpMessage(
        "HTTP/1.1 " + status + " Fault",
        List.of("content-type: application/json; charset=UTF-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  HttpMessage withBody(String changed) {
    return new HttpMessage(start, headers, changed.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The head with the empty line that ends it; tells the body's length unless a header does. */
  byte[] head() {
    StringBuilder head = new StringBuilder(start).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (headers.stream().noneMatch(header -> header.regionMatches(true, 0, "content-length:", 0, 15))) {
      head.append("content-length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  void writeTo(OutputStream out) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head());
    whole.writeBytes(body);
    whole.writeTo(out);
    out.flush();
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      whole.writeBytes(bytes(in, size));
      needed(line(in));
    }
    needed(line(in));
    return whole.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(needed(line(in)).split(";")[0].strip(), RADIX);
  }

  private static byte[] bytes(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static String needed(@Nullable String line) throws IOException {
    if (line == null) {
      throw new EOFException();
    }
    return line;
  }

  /** A line without its end; null at the end of the connection. */
  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    return line.isEmpty() ? "" : line.substring(0, line.length() - 1);
  }
}
