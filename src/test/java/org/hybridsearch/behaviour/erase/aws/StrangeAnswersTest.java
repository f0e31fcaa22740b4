package org.hybridsearch.behaviour.erase.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.hybridsearch.behaviour.erase.DeletionException;
import org.hybridsearch.behaviour.erase.ErasureConfig;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.testing.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** What answers in the place of Personalize, with status 200. */
class StrangeAnswersTest {

  private static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:";

  private Loopback server;
  private PersonalizeDeletion jobs;
  private volatile String answer = "{}";

  @BeforeEach
  void open() throws IOException {
    server = new Loopback("/", exchange -> {
      exchange.getRequestBody().readAllBytes();
      Loopback.respond(exchange, 200, "application/x-amz-json-1.1", answer);
    });
    jobs = PersonalizeDeletion.open(Settings.of(ErasureConfig.class,
        "hybridsearch.erasure.role-arn", "arn:aws:iam::000000000000:role/r", "hybridsearch.erasure.location", "s3://lists/erasure/",
        "hybridsearch.erasure.endpoint-override", server.uri().toString()), ARN + "dataset-group/shop",
        AnonymousCredentialsProvider.create());
  }

  @AfterEach
  void close() {
    jobs.close();
    server.close();
  }

  @Test
  void an_answer_without_a_job_is_no_answer() {
    assertThatExceptionOfType(DeletionException.class).isThrownBy(() -> jobs.begin("job", "list"))
        .withMessage("What answered is not Personalize")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(DeletionException.Kind.UNAVAILABLE));
    assertThatExceptionOfType(DeletionException.class).isThrownBy(() -> jobs.status(ARN + "data-deletion-job/one"))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(DeletionException.Kind.UNAVAILABLE));
    answer = "{\"dataDeletionJobArn\":\"" + ARN + "data-deletion-job/one\"}";
    assertThat(jobs.begin("job", "list")).isEqualTo(ARN + "data-deletion-job/one");
  }
}
