package org.hybridsearch.opensearch.aws;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.transport.RequestAuthorization;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Signature Version 4 over method, address and body. */
final class SignedAuthorization implements RequestAuthorization {

  /** Serverless wants it as a header, a domain does not mind. */
  private static final String CONTENT_HASH = "x-amz-content-sha256";

  private final Signed login;
  private final AwsCredentialsProvider credentials;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

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
        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock));
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : List.of("X-Amz-Date", "X-Amz-Security-Token", CONTENT_HASH, "Authorization")) {
      signed.request().firstMatchingHeader(name).ifPresent(value -> headers.put(name, value));
    }
    return headers;
  }
}
