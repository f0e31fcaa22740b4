package org.hybridsearch.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3 through the SDK as it comes, which sends chunks, and as a client sends that does not. */
class ListsTest {

  private static final String SECRET = "not-a-secret";
  @RegisterExtension static final StandInExtension AWS =
      new StandInExtension(options -> options.secret("AKIDEXAMPLE", SECRET));
  private static S3Client client;

  @BeforeAll
  static void open() {
    client = client(SECRET).build();
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private static S3ClientBuilder client(String secret) {
    return AwsClients.s3(AWS.uri(), secret);
  }

  private static String bucket() {
    return AWS.aws().resources().bucket();
  }

  private static void put(S3Client by, String key, String text) {
    by.putObject(request -> request.bucket(bucket()).key(key), RequestBody.fromString(text));
  }

  private static String get(String key) {
    ResponseBytes<GetObjectResponse> object = client.getObjectAsBytes(request -> request.bucket(bucket()).key(key));
    return object.asUtf8String();
  }

  @Test
  void what_is_put_is_got_until_it_is_deleted() {
    put(client, "lists/of users/ä+1.csv", "USER_ID\nann\n");
    assertThat(get("lists/of users/ä+1.csv")).isEqualTo("USER_ID\nann\n");
    assertThat(AWS.aws().objects().locations()).containsExactly("s3://" + bucket() + "/lists/of users/ä+1.csv");
    client.deleteObject(request -> request.bucket(bucket()).key("lists/of users/ä+1.csv"));
    assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> get("lists/of users/ä+1.csv"));
    client.deleteObject(request -> request.bucket(bucket()).key("never"));
  }

  @Test
  void a_client_without_chunks_is_understood_too() {
    try (S3Client whole = client(SECRET).serviceConfiguration(o -> o.chunkedEncodingEnabled(false)).build()) {
      put(whole, "whole", "x".repeat(300_000));
    }
    assertThat(get("whole")).hasSize(300_000);
  }

  @Test
  void refusals_have_the_codes_of_s3() {
    assertThatExceptionOfType(NoSuchBucketException.class)
        .isThrownBy(() -> client.getObjectAsBytes(request -> request.bucket("another").key("a")));
    assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> put(client, "k".repeat(1025), "x"))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("KeyTooLongError"));
    try (S3Client stranger = client("another secret").build()) {
      assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> put(stranger, "a", "x"))
          .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch"));
    }
    assertThat(AWS.aws().objects().get("s3://" + bucket() + "/a")).isEmpty();
  }

  @Test
  void throttling_is_called_slow_down() {
    AWS.aws().faults().add(Fault.of("PutObject", FaultKind.THROTTLE_429));
    assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> put(client, "a", "x")).satisfies(e -> {
      assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
      assertThat(e.isThrottlingException()).isTrue();
    });
  }
}
