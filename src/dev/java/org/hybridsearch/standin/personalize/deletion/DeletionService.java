package org.hybridsearch.standin.personalize.deletion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.hybridsearch.standin.s3.StoredObjects;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Call;
import org.hybridsearch.standin.wire.Input;
import org.hybridsearch.standin.wire.Operation;
import org.hybridsearch.standin.wire.Reply;
import org.hybridsearch.standin.wire.Service;
import org.hybridsearch.standin.wire.Text;

/**
 * The control plane of Personalize: {@code CreateDataDeletionJob}, {@code DescribeDataDeletionJob},
 * {@code ListDataDeletionJobs}. A job is pending for half its time and under way for the other half; users are forgotten at its
 * end, which is noticed when somebody asks.
 */
public final class DeletionService implements Service {

  private static final String TARGET = "AmazonPersonalize.";
  private static final Text NAME = Text.of(1, 63, "^[a-zA-Z0-9][a-zA-Z0-9\\-_]*");
  private static final Text ARN = Text.of(0, 256, "arn:([a-z\\d-]+):personalize:.*:.*:.+");
  private static final Text LOCATION = Text.of(0, 256, "(s3|http|https)://.+");
  private static final Text ROLE = Text.of(0, 256, "arn:([a-z\\d-]+):iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
  private static final Text TOKEN = Text.of(0, 1500);
  private static final int MOST_PENDING = 5;

  private final String group;
  private final StoredObjects objects;
  private final ToIntFunction<Collection<String>> forget;
  private final Duration takes;
  private final InstantSource clock;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  /**
   * @param group the ARN of the only dataset group
   * @param forget takes users out and says how many were known
   * @param takes how long a job takes
   */
  public DeletionService(String group, StoredObjects objects, ToIntFunction<Collection<String>> forget, Duration takes,
      InstantSource clock) {
    this.group = group;
    this.objects = objects;
    this.forget = forget;
    this.takes = takes;
    this.clock = clock;
  }

  @Override
  public String signingName() {
    return "personalize";
  }

  @Override
  public Reply refusal(AwsError error) {
    return error.targeted();
  }

  @Override
  public AwsError invalid(String message) {
    return new AwsError(400, "InvalidInputException", message);
  }

  @Override
  public Set<String> operations() {
    return Set.of("CreateDataDeletionJob", "DescribeDataDeletionJob", "ListDataDeletionJobs");
  }

  @Override
  public Optional<Operation> operation(Call call) {
    if (!call.method().equals("POST") || !call.path().equals("/")) {
      return Optional.empty();
    }
    return call.header("x-amz-target").filter(target -> target.startsWith(TARGET))
        .map(target -> target.substring(TARGET.length())).flatMap(name -> switch (name) {
          case "CreateDataDeletionJob" -> operation(name, call, this::create);
          case "DescribeDataDeletionJob" -> operation(name, call, this::describe);
          case "ListDataDeletionJobs" -> operation(name, call, this::list);
          default -> Optional.empty();
        });
  }

  private Optional<Operation> operation(String name, Call call, Function<Input, ObjectNode> work) {
    return Optional.of(new Operation(name,
        () -> Reply.ok(work.apply(Input.of(call.body(), this::invalid))).as(Reply.JSON_1_1)));
  }

  private synchronized ObjectNode create(Input input) {
    String name = input.text("jobName", NAME);
    String of = input.text("datasetGroupArn", ARN);
    String location = input.structure("dataSource").text("dataLocation", LOCATION);
    String role = input.text("roleArn", ROLE);
    Instant now = clock.instant();
    if (!of.equals(group)) {
      throw AwsError.notFound("Dataset group " + of + " does not exist");
    }
    String arn = group.replaceFirst(":dataset-group/.*", ":data-deletion-job/" + name);
    if (jobs.containsKey(arn)) {
      throw new AwsError(400, "ResourceAlreadyExistsException", "Another data deletion job with the name " + name + " exists");
    }
    if (jobs.keySet().stream().filter(known -> current(known, now).status().equals(Job.PENDING)).count() >= MOST_PENDING) {
      throw new AwsError(400, "LimitExceededException", "More than " + MOST_PENDING + " data deletion jobs are pending");
    }
    jobs.put(arn, new Job(arn, name, group, location, role, now, now, Job.PENDING, 0, ""));
    return JsonNodeFactory.instance.objectNode().put("dataDeletionJobArn", arn);
  }

  private synchronized ObjectNode describe(Input input) {
    String arn = input.text("dataDeletionJobArn", ARN);
    if (!jobs.containsKey(arn)) {
      throw AwsError.notFound("Data deletion job " + arn + " does not exist");
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("dataDeletionJob", current(arn, clock.instant()).description());
    return json;
  }

  private synchronized ObjectNode list(Input input) {
    Optional<String> of = input.optionalText("datasetGroupArn", ARN);
    if (input.optionalText("nextToken", TOKEN).isPresent()) {
      throw new AwsError(400, "InvalidNextTokenException", "The token is not valid");
    }
    int most = input.number("maxResults", 1, 100).orElse(100);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var array = json.putArray("dataDeletionJobs");
    List.copyOf(jobs.keySet()).stream().filter(arn -> of.map(group::equals).orElse(true)).limit(most)
        .forEach(arn -> array.add(current(arn, clock.instant()).summary()));
    return json;
  }

  /** A job as it stands by now. */
  private Job current(String arn, Instant now) {
    return jobs.compute(arn, (key, job) -> job == null || job.ended() ? job : advanced(job, now));
  }

  private Job advanced(Job job, Instant now) {
    if (now.isBefore(job.created().plus(takes.dividedBy(2)))) {
      return job;
    }
    if (now.isBefore(job.created().plus(takes))) {
      return job.running(now);
    }
    List<String> users = objects.userIds(job.location());
    return users.isEmpty() ? job.failed(now, "No user ids were found at the data location")
        : job.completed(now, forget.applyAsInt(users));
  }
}
