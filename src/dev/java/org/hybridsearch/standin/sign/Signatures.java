package org.hybridsearch.standin.sign;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Supplier;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Call;

/** Takes a signature, or refuses it as AWS would. Safe for use by many threads. */
public final class Signatures {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int FORBIDDEN = 403;

  private final String region;
  private final Map<String, String> secrets;

  /**
   * @param region the only one that signatures may be scoped to
   * @param secrets by access key id; when there are none, any key is taken, and of its signatures only the shape is looked at
   */
  public Signatures(String region, Map<String, String> secrets) {
    this.region = region;
    this.secrets = Map.copyOf(secrets);
  }

  /**
   * Looks at a call's signature.
   *
   * @param service the name it has to be scoped to
   * @throws AwsError with the exception that AWS answers
   */
  public void check(Call call, String service, Instant now) {
    String header = call.header("authorization")
        .orElseThrow(() -> new AwsError(FORBIDDEN, "MissingAuthenticationTokenException", "Missing Authentication Token"));
    Authorization authorization = Authorization.of(header).orElseThrow(() -> incomplete("Authorization header has not the parts "
        + "Credential, SignedHeaders and Signature of AWS4-HMAC-SHA256"));
    String time = call.header("x-amz-date").orElseThrow(() -> incomplete("Authorization header requires existence of either a "
        + "'X-Amz-Date' or a 'Date' header"));
    require(authorization.signedHeaders().contains("host"), () -> "'Host' must be a 'SignedHeader' in the AWS Authorization.");
    require(authorization.service().equals(service), () -> "Credential should be scoped to correct service: '" + service + "'.");
    require(authorization.region().equals(region), () -> "Credential should be scoped to a valid region, not '"
        + authorization.region() + "'.");
    require(time.startsWith(authorization.date()), () -> "Date in Credential scope does not match YYYYMMDD from ISO-8601 version "
        + "of date from HTTP");
    checkTime(time, now);
    checkSignature(call, authorization, time);
  }

  private static void checkTime(String time, Instant now) {
    Instant signed = parse(time);
    require(!signed.isBefore(now.minus(TOLERANCE)), () -> "Signature expired: " + time + " is now earlier than "
        + TIME.format(now.minus(TOLERANCE)) + " (" + TIME.format(now) + " - 5 min.)");
    require(!signed.isAfter(now.plus(TOLERANCE)), () -> "Signature not yet current: " + time + " is still later than "
        + TIME.format(now.plus(TOLERANCE)) + " (" + TIME.format(now) + " + 5 min.)");
  }

  private static Instant parse(String time) {
    try {
      return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw incomplete("Date must be in ISO-8601 'basic format'. Got '" + time + "'.");
    }
  }

  private void checkSignature(Call call, Authorization authorization, String time) {
    if (secrets.isEmpty()) {
      return;
    }
    String secret = secrets.get(authorization.accessKeyId());
    if (secret == null) {
      throw new AwsError(FORBIDDEN, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
    String expected = SigningKey.sign(call, authorization, time, secret);
    require(expected.equals(authorization.signature()), () -> "The request signature we calculated does not match the signature "
        + "you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
  }

  private static AwsError incomplete(String message) {
    return new AwsError(FORBIDDEN, "IncompleteSignatureException", message);
  }

  private static void require(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new AwsError(FORBIDDEN, "InvalidSignatureException", otherwise.get());
    }
  }
}
