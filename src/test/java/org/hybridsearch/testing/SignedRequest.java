package org.hybridsearch.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a Signature Version 4 from what came over the wire alone, as AWS documents it ("Create a signed AWS API request"), with
 * nothing of the code that signs.
 *
 * @param header gives the value of a header by its lower-case name, null where there is none
 */
public record SignedRequest(String method, URI uri, UnaryOperator<String> header, byte[] body) {

  private static final Pattern AUTHORIZATION = Pattern.compile(
      "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, "
          + "SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

  /** What the signature says wrong; empty when it is that of the secret, over all that came. */
  public String fault(String id, String secret, String region, String service) {
    String given = header.apply("authorization");
    Matcher parts = AUTHORIZATION.matcher(given == null ? "" : given);
    if (!parts.matches()) {
      return "no signature";
    }
    if (!parts.group(1).equals(id) || !parts.group(3).equals(region) || !parts.group(4).equals(service)) {
      return "for another key, region or service";
    }
    List<String> names = List.of(parts.group(5).split(";"));
    if (!names.contains("host") || !names.contains("x-amz-date") || !names.equals(names.stream().sorted().toList())) {
      return "headers are not signed";
    }
    String hash = hex(sha256(body));
    String told = header.apply("x-amz-content-sha256");
    if (told == null || !told.equals(hash)) {
      return "the body has another hash";
    }
    String scope = parts.group(2) + "/" + region + "/" + service + "/aws4_request";
    String text = String.join("\n", "AWS4-HMAC-SHA256", header.apply("x-amz-date"), scope,
        hex(sha256(canonical(names, hash).getBytes(StandardCharsets.UTF_8))));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    return hex(hmac(key, text)).equals(parts.group(6)) ? "" : "another signature";
  }

  private String canonical(List<String> names, String hash) {
    String headers = names.stream().map(name -> name + ":" + header.apply(name).strip().replaceAll(" +", " ") + "\n")
        .collect(Collectors.joining());
    return String.join("\n", method, path(), query(), headers, String.join(";", names), hash);
  }

  /** Encoded a second time, as for all services but S3. */
  private String path() {
    String raw = uri.getRawPath();
    return raw.isEmpty() ? "/" : Arrays.stream(raw.split("/", -1)).map(SignedRequest::encoded).collect(Collectors.joining("/"));
  }

  private String query() {
    if (uri.getRawQuery() == null) {
      return "";
    }
    return Arrays.stream(uri.getRawQuery().split("&")).map(pair -> pair.split("=", 2))
        .map(pair -> encoded(decoded(pair[0])) + "=" + (pair.length < 2 ? "" : encoded(decoded(pair[1]))))
        .sorted().collect(Collectors.joining("&"));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
