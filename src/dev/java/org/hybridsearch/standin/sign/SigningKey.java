package org.hybridsearch.standin.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hybridsearch.standin.wire.Call;

/** Signs a call the way its client should have. Pure. */
final class SigningKey {

  private static final String HMAC = "HmacSHA256";
  private static final String UNRESERVED = "-_.~";
  private static final String S3 = "s3";
  private static final String STREAMED = "STREAMING-";

  private SigningKey() {}

  /** The signature of a call whose date header is {@code time}, in hexadecimal digits. */
  static String sign(Call call, Authorization with, String time, String secret) {
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, with.scope(), hash(canonical(call, with)));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : with.scope().split("/")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static byte[] canonical(Call call, Authorization with) {
    String headers = with.signedHeaders().stream()
        .map(name -> name + ":" + call.header(name).orElse("").strip().replaceAll(" +", " ") + "\n")
        .collect(Collectors.joining());
    String path = with.service().equals(S3) ? call.path() : path(call.path());
    String canonical = String.join("\n", call.method(), path, query(call.query()), headers,
        String.join(";", with.signedHeaders()), payload(call));
    return canonical.getBytes(StandardCharsets.UTF_8);
  }

  /** Every service but S3 signs the path encoded once more than it is sent. */
  private static String path(String sent) {
    StringBuilder path = new StringBuilder();
    for (byte unit : sent.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0 || c == '/');
      path.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return path.toString();
  }

  private static String query(String sent) {
    return Arrays.stream(sent.split("&")).filter(part -> !part.isEmpty())
        .map(part -> part.contains("=") ? part : part + "=").sorted().collect(Collectors.joining("&"));
  }

  private static String payload(Call call) {
    return call.header("x-amz-content-sha256")
        .filter(said -> said.equals("UNSIGNED-PAYLOAD") || said.startsWith(STREAMED)).orElseGet(() -> hash(call.body()));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
    }
  }
}
