package org.hybridsearch.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.CreateDataDeletionJobRequest;
import software.amazon.awssdk.services.personalize.model.DataDeletionJob;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;
import software.amazon.awssdk.services.personalize.model.InvalidNextTokenException;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;
import software.amazon.awssdk.services.personalize.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;

/** Erasure through the SDK. Time stands still but for what a test lets pass. */
class DeletionTest {

  private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.now());
  @RegisterExtension static final StandInExtension AWS =
      new StandInExtension(options -> options.deletions(Duration.ofSeconds(10), NOW::get));
  private static PersonalizeClient client;

  @BeforeAll
  static void open() {
    client = AwsClients.control(AWS.uri());
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void a_job_is_pending_then_under_way_then_done_and_the_users_are_gone() {
    AWS.aws().shop().learn(List.of(bought("ann"), bought("bob")));
    AWS.aws().objects().put("s3://bucket/erase/1.csv", "USER_ID\nann\nstranger\n");

    String arn = client.createDataDeletionJob(job("whole", "s3://bucket/erase/")).dataDeletionJobArn();

    assertThat(describe(arn).status()).isEqualTo("PENDING");
    pass(5);
    assertThat(describe(arn).status()).isEqualTo("IN_PROGRESS");
    assertThat(AWS.aws().shop().users()).isEqualTo(2);
    pass(5);
    DataDeletionJob done = describe(arn);
    assertThat(done.status()).isEqualTo("COMPLETED");
    assertThat(done.numDeleted()).isEqualTo(1);
    assertThat(done.creationDateTime()).isBefore(done.lastUpdatedDateTime());
    assertThat(AWS.aws().shop().users()).isEqualTo(1);
    assertThat(client.listDataDeletionJobs(request -> { }).dataDeletionJobs()).anyMatch(job -> job.jobName().equals("whole"));
  }

  @Test
  void a_job_without_a_list_of_users_fails_and_says_so() {
    String arn = client.createDataDeletionJob(job("empty", "s3://bucket/none")).dataDeletionJobArn();
    pass(10);

    assertThat(describe(arn).status()).isEqualTo("FAILED");
    assertThat(describe(arn).failureReason()).contains("No user ids");
  }

  @Test
  void refusals_have_the_exceptions_of_the_model() {
    client.createDataDeletionJob(job("twice", "s3://bucket/a"));
    assertThatExceptionOfType(ResourceAlreadyExistsException.class)
        .isThrownBy(() -> client.createDataDeletionJob(job("twice", "s3://bucket/a")));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> client.createDataDeletionJob(job("-", "s3://bucket/a"))).withMessageContaining("jobName");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> client.createDataDeletionJob(job("a", "file:///a"))).withMessageContaining("dataLocation");
    assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> client.createDataDeletionJob(request ->
        job("a", "s3://bucket/a").accept(request.datasetGroupArn(AWS.aws().resources().arn("dataset-group/other")))));
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> describe(AWS.aws().resources().arn("data-deletion-job/none")));
    assertThatExceptionOfType(InvalidNextTokenException.class)
        .isThrownBy(() -> client.listDataDeletionJobs(request -> request.nextToken("x")));
    assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> {
      for (int i = 0; i < 10; i++) {
        client.createDataDeletionJob(job("many" + i, "s3://bucket/a"));
      }
    });
    pass(10);
  }

  private static void pass(int seconds) {
    NOW.updateAndGet(now -> now.plusSeconds(seconds));
  }

  private static DataDeletionJob describe(String arn) {
    return client.describeDataDeletionJob(request -> request.dataDeletionJobArn(arn)).dataDeletionJob();
  }

  private static Consumer<CreateDataDeletionJobRequest.Builder> job(String name, String location) {
    return request -> {
      String group = request.build().datasetGroupArn();
      request.jobName(name).datasetGroupArn(group == null ? AWS.aws().resources().datasetGroup() : group)
          .dataSource(source -> source.dataLocation(location)).roleArn("arn:aws:iam::000000000000:role/personalize");
    };
  }

  private static Interaction bought(String user) {
    return new Interaction(user, "tea", EventType.PURCHASE, NOW.get(), OptionalDouble.empty());
  }
}
