package org.hybridsearch.standin.sign;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of that name, taken apart.
 *
 * @param date of the credential's scope, {@code yyyyMMdd}
 * @param signedHeaders lower-case, in the order they are signed in
 * @param signature in hexadecimal digits
 */
record Authorization(
    String accessKeyId, String date, String region, String service, List<String> signedHeaders, String signature) {

  private static final Pattern SHAPE = Pattern.compile(
      "AWS4-HMAC-SHA256\\s+Credential=([^/,\\s]+)/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request,\\s*"
          + "SignedHeaders=([a-z0-9;_-]+),\\s*Signature=([0-9a-f]{64})");

  /** Empty when the header has another shape. */
  static Optional<Authorization> of(String header) {
    Matcher parts = SHAPE.matcher(header.strip());
    return parts.matches()
        ? Optional.of(new Authorization(parts.group(1), parts.group(2), parts.group(3), parts.group(4),
            List.of(parts.group(5).split(";")), parts.group(6)))
        : Optional.empty();
  }

  String scope() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }
}
