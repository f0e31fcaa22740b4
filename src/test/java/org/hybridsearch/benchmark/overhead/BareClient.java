package org.hybridsearch.benchmark.overhead;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hybridsearch.standin.StandInOptions;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Sends a request as it was, signed beforehand, and reads the bytes of the answer. */
final class BareClient {

  private static final List<String> HEADERS = List.of("X-Amz-Date", "x-amz-content-sha256", "Authorization");

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsIdentity anybody = AwsCredentialsIdentity.create("benchmark", "benchmark");
  private final URI operation;
  private final String service;

  /**
   * @param operation the address of one
   * @param service that signatures are made for
   */
  BareClient(URI operation, String service) {
    this.operation = operation;
    this.service = service;
  }

  /** The round trip in milliseconds. */
  double send(String body) throws IOException, InterruptedException {
    HttpRequest request = signed(body);
    long start = System.nanoTime();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    double took = (System.nanoTime() - start) / 1e6;
    if (answer.statusCode() != 200) {
      throw new IOException(
          "The stand-in answered " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return took;
  }

  private HttpRequest signed(String body) {
    SdkHttpFullRequest unsigned = SdkHttpFullRequest.builder().method(SdkHttpMethod.POST).uri(operation).build();
    var signed = signer.sign(sign -> sign.identity(anybody).request(unsigned)
        .payload(ContentStreamProvider.fromUtf8String(body))
        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
        .putProperty(AwsV4HttpSigner.REGION_NAME, StandInOptions.REGION));
    HttpRequest.Builder request = HttpRequest.newBuilder(operation).POST(BodyPublishers.ofString(body));
    for (String name : HEADERS) {
      signed.request().firstMatchingHeader(name).ifPresent(value -> request.header(name, value));
    }
    return request.build();
  }
}
