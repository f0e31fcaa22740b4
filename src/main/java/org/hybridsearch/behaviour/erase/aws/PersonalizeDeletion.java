package org.hybridsearch.behaviour.erase.aws;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.erase.DeletionException;
import org.hybridsearch.behaviour.erase.DeletionException.Kind;
import org.hybridsearch.behaviour.erase.DeletionJobs;
import org.hybridsearch.behaviour.erase.ErasureConfig;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.PersonalizeClientBuilder;
import software.amazon.awssdk.services.personalize.model.DataDeletionJob;
import software.amazon.awssdk.services.personalize.model.DataDeletionJobSummary;
import software.amazon.awssdk.services.personalize.model.ListDataDeletionJobsRequest;
import software.amazon.awssdk.services.personalize.model.ListDataDeletionJobsResponse;
import software.amazon.awssdk.services.personalize.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Data deletion jobs of a dataset group. Safe for use by many threads. */
public final class PersonalizeDeletion implements DeletionJobs {

  private static final String PERSONALIZE = "Personalize";
  private static final String S3 = "S3";
  private static final Pattern GROUP =
      Pattern.compile("arn:[a-z\\d-]+:personalize:([a-z\\d-]+):\\d+:dataset-group/[A-Za-z\\d_-]+");
  /** As Personalize has it. */
  private static final Pattern ROLE = Pattern.compile("arn:[a-z\\d-]+:iam::\\d{12}:role/[A-Za-z0-9_+=,.@/-]+");
  private static final int CONNECTIONS = 2;
  private static final int PAGE = 100;

  private final PersonalizeClient personalize;
  private final S3Client s3;
  private final String group;
  private final String role;
  private final Location location;

  private PersonalizeDeletion(PersonalizeClient personalize, S3Client s3, String group, String role, Location location) {
    this.personalize = personalize;
    this.s3 = s3;
    this.group = group;
    this.role = role;
    this.location = location;
  }

  /**
   * Opens connection pools; sends nothing.
   *
   * @param group the ARN of the dataset group, which names the region
   * @throws IllegalArgumentException for a setting that is missing or cannot be; the message names it
   */
  public static PersonalizeDeletion open(ErasureConfig config, String group, AwsIdentity identity) {
    return open(config, group, identity.provider());
  }

  /** The same for some credentials. */
  public static PersonalizeDeletion open(ErasureConfig config, String group, AwsCredentialsProvider credentials) {
    Matcher parts = GROUP.matcher(group);
    if (!parts.matches()) {
      throw new IllegalArgumentException("hybridsearch.erasure.dataset-group-arn, or hybridsearch.markets.NAME.personalize"
          + ".dataset-group-arn, must be the ARN of a dataset group");
    }
    String role = config.roleArn().orElseThrow(() -> new IllegalArgumentException(
        "Set hybridsearch.erasure.role-arn to the role by which Personalize reads the lists of users to delete"));
    if (!ROLE.matcher(role).matches()) {
      throw new IllegalArgumentException(
          "hybridsearch.erasure.role-arn must be the ARN of a role, such as arn:aws:iam::123456789012:role/name");
    }
    Location location = Location.of(config.location().orElseThrow(() -> new IllegalArgumentException(
        "Set hybridsearch.erasure.location to a folder in S3, such as s3://bucket/erasure/")));
    Region region = Region.of(parts.group(1));
    return new PersonalizeDeletion(
        personalize(config, region, credentials), s3(config, region, credentials), group, role, location);
  }

  private static PersonalizeClient personalize(ErasureConfig config, Region region, AwsCredentialsProvider credentials) {
    PersonalizeClientBuilder builder = PersonalizeClient.builder().region(region).credentialsProvider(credentials)
        .httpClientBuilder(connections(config.timeout()))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(config.timeout()));
    config.endpointOverride().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static S3Client s3(ErasureConfig config, Region region, AwsCredentialsProvider credentials) {
    S3ClientBuilder builder = S3Client.builder().region(region).credentialsProvider(credentials)
        .httpClientBuilder(connections(config.timeout()))
        // A list is in memory, small and sent whole: chunks with trailers gain nothing, and other stores of S3's kind lack them.
        .serviceConfiguration(o -> o.chunkedEncodingEnabled(false))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(config.timeout()));
    config.s3EndpointOverride().ifPresent(uri -> builder.endpointOverride(uri).forcePathStyle(true));
    return builder.build();
  }

  private static ApacheHttpClient.Builder connections(Duration timeout) {
    return ApacheHttpClient.builder().maxConnections(CONNECTIONS).connectionAcquisitionTimeout(timeout).connectionTimeout(timeout)
        .socketTimeout(timeout).expectContinueEnabled(false);
  }

  @Override
  public boolean plain(String id) {
    return UserList.plain(id);
  }

  @Override
  public void put(String list, List<String> ids) {
    asking(S3, () -> {
      PutObjectResponse answer = s3.putObject(request -> request.bucket(location.bucket()).key(location.key(list))
          .contentType("text/csv"), RequestBody.fromBytes(UserList.csv(ids)));
      requireOwn(S3, answer.eTag() != null);
      return answer;
    });
  }

  @Override
  public void drop(String list) {
    asking(S3, () -> {
      DeleteObjectResponse answer = s3.deleteObject(request -> request.bucket(location.bucket()).key(location.key(list)));
      requireOwn(S3, answer.sdkHttpResponse().statusCode() == HttpStatusCode.NO_CONTENT);
      return answer;
    });
  }

  /** What a proxy answers with status 200, such as a page for people, is an answer without content to the SDK. */
  private static void requireOwn(String who, boolean own) {
    if (!own) {
      throw new DeletionException(Kind.UNAVAILABLE, "What answered is not " + who, null);
    }
  }

  @Override
  public String begin(String job, String list) {
    return asking(PERSONALIZE, () -> {
      try {
        return named(personalize.createDataDeletionJob(request -> request.jobName(job).datasetGroupArn(group).roleArn(role)
            .dataSource(source -> source.dataLocation(location.uri(list)))).dataDeletionJobArn());
      } catch (ResourceAlreadyExistsException begun) {
        return begun(job, begun);
      }
    });
  }

  private static String named(@Nullable String arn) {
    requireOwn(PERSONALIZE, arn != null && !arn.isEmpty());
    return Objects.requireNonNull(arn);
  }

  private String begun(String job, ResourceAlreadyExistsException otherwise) {
    ListDataDeletionJobsResponse page;
    ListDataDeletionJobsRequest.Builder request = ListDataDeletionJobsRequest.builder().datasetGroupArn(group).maxResults(PAGE);
    do {
      page = personalize.listDataDeletionJobs(request.build());
      for (DataDeletionJobSummary each : page.dataDeletionJobs()) {
        if (job.equals(each.jobName())) {
          return named(each.dataDeletionJobArn());
        }
      }
      request.nextToken(page.nextToken());
    } while (page.nextToken() != null);
    throw otherwise;
  }

  @Override
  public Standing status(String job) {
    return asking(PERSONALIZE, () -> {
      try {
        DataDeletionJob found = personalize.describeDataDeletionJob(request -> request.dataDeletionJobArn(job)).dataDeletionJob();
        return switch (found.status()) {
          case "COMPLETED" -> Standing.of(Status.COMPLETED);
          case "FAILED" -> new Standing(Status.FAILED, Reason.plain(found.failureReason()));
          case String pending -> Standing.of(Status.UNDER_WAY);
        };
      } catch (ResourceNotFoundException gone) {
        return new Standing(Status.FAILED, "The job is not known any more"); // nobody knows whether it was done
      }
    });
  }

  private static <T> T asking(String who, Supplier<T> call) {
    try {
      return call.get();
    } catch (DeletionException known) {
      throw known;
    } catch (RuntimeException failure) {
      throw Faults.translate(who, failure);
    }
  }

  @Override
  public void close() {
    personalize.close();
    s3.close();
  }
}
