package org.hybridsearch.opensearch.aws;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.transport.RequestAuthorization;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Signature Version 4 over method, address and body. A signature is good for five minutes around the engine's time: where this
 * machine's clock is further off, the engine refuses, tells its own time, and from then on that time is signed for.
 */
final class SignedAuthorization implements RequestAuthorization {

  /** Serverless wants it as a header, a domain does not mind. */
  private static final String CONTENT_HASH = "x-amz-content-sha256";

  private static final Logger LOG = Logger.getLogger(SignedAuthorization.class);
  private static final int FORBIDDEN = 403;
  /** Below this a refusal has another reason. */
  private static final Duration NOTABLE = Duration.ofMinutes(4);

  private final Signed login;
  private final AwsCredentialsProvider credentials;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private volatile Duration ahead = Duration.ZERO;

  SignedAuthorization(Signed login, AwsCredentialsProvider credentials, Clock clock) {
    this.login = login;
    this.credentials = credentials;
    this.clock = clock;
  }

  private AwsCredentials resolved() {
    try {
      return credentials.resolveCredentials();
    } catch (SdkException e) {
      throw new EngineException.Unreachable("There are no AWS credentials to sign with at the moment", e);
    }
  }

  @Override
  public Map<String, String> headers(String method, URI uri, byte[] body) {
    SdkHttpFullRequest request = SdkHttpFullRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri).build();
    var signed = signer.sign(sign -> sign
        .identity(resolved())
        .request(request)
        .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, login.service())
        .putProperty(AwsV4HttpSigner.REGION_NAME, login.region())
        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.offset(clock, ahead)));
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : List.of("X-Amz-Date", "X-Amz-Security-Token", CONTENT_HASH, "Authorization")) {
      signed.request().firstMatchingHeader(name).ifPresent(value -> headers.put(name, value));
    }
    return headers;
  }

  /** Asking again is the caller's to decide, as with any refusal. */
  @Override
  public void answered(int status, String date) {
    if (status != FORBIDDEN || date.isEmpty()) {
      return;
    }
    try {
      Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      Duration off = Duration.between(clock.instant(), theirs);
      if (off.minus(ahead).abs().compareTo(NOTABLE) > 0) {
        ahead = off;
        LOG.warnf("This machine's clock is %d s off the search engine's, which refused a signature for that; "
            + "signing for its time from now on", off.toSeconds());
      }
    } catch (DateTimeException e) {
      LOG.debug("The engine told its time in no way HTTP knows");
    }
  }
}
