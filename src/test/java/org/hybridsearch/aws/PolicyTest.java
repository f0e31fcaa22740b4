package org.hybridsearch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policy in README allows what the code calls, and nothing else. */
class PolicyTest {

  /** A call of a client of the SDK: its service, and what is called. */
  private static final Pattern CLIENT = Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+Client");
  /** The names that IAM has for services, by those that the SDK has. */
  private static final Map<String, String> SERVICES = Map.of("personalize", "personalize", "personalizeruntime", "personalize",
      "personalizeevents", "personalize", "dynamodb", "dynamodb", "s3", "s3");
  private static final Set<String> NO_CALLS = Set.of("close", "builder", "create", "serviceName", "serviceClientConfiguration");
  /** langchain4j calls the first; AWS itself asks for the second when it is to take a role. */
  private static final Set<String> NOT_BY_A_CALL = Set.of("bedrock:InvokeModel", "iam:PassRole");
  /** How a request to the engine begins, where its method is written out. */
  private static final Pattern METHOD = Pattern.compile("\"(GET|HEAD|POST|PUT|DELETE|PATCH)\",");

  private static final JavaClasses CODE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(location -> !location.contains("/standin/")).importPackages("org.hybridsearch");

  @Test
  void what_is_called_of_aws_is_allowed_and_nothing_else() throws IOException {
    Set<String> called = CODE.stream().flatMap(each -> each.getMethodCallsFromSelf().stream())
        .flatMap(PolicyTest::action).collect(Collectors.toCollection(TreeSet::new));

    assertThat(called).contains("personalize:GetPersonalizedRanking", "personalize:PutEvents");
    assertThat(actions(action -> !action.startsWith("es:") && !NOT_BY_A_CALL.contains(action)))
        .containsExactlyInAnyOrderElementsOf(called);
    assertThat(actions(NOT_BY_A_CALL::contains)).isEqualTo(NOT_BY_A_CALL);
  }

  private static Stream<String> action(JavaMethodCall call) {
    Matcher client = CLIENT.matcher(call.getTargetOwner().getName());
    String name = call.getName();
    if (!client.matches() || NO_CALLS.contains(name)) {
      return Stream.empty();
    }
    String service = SERVICES.get(client.group(1));
    assertThat(service).as("the name in IAM of " + client.group(1)).isNotNull();
    return Stream.of(service + ":" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  @Test
  void what_the_engine_is_asked_with_is_allowed_and_nothing_else() throws IOException {
    Set<String> methods = new TreeSet<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      if (text.contains("EngineRequest")) {
        METHOD.matcher(text).results().forEach(found -> methods.add(found.group(1).toLowerCase(Locale.ROOT)));
      }
    }
    assertThat(actions(action -> action.startsWith("es:")).stream().map(action -> action.substring("es:ESHttp".length())
        .toLowerCase(Locale.ROOT))).containsExactlyInAnyOrderElementsOf(methods);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void each_statement_is_explained() throws IOException {
    String page = Files.readString(Path.of("src/site/aws.md"));
    assertThat(policy().path("Statement").valueStream().map(statement -> statement.path("Sid").asText()))
        .isNotEmpty().allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private static Set<String> actions(Predicate<String> wanted) throws IOException {
    return policy().path("Statement").valueStream().map(statement -> statement.path("Action"))
        .flatMap(action -> action.isArray() ? action.valueStream() : Stream.of(action))
        .map(JsonNode::asText).filter(wanted).collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode policy() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("{\"Version\": \"2012-10-17\"");
    return new ObjectMapper().readTree(readme.substring(start, readme.indexOf("```", start)));
  }
}
