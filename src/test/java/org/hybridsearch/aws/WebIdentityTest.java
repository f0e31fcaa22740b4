package org.hybridsearch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hybridsearch.aws.AwsIdentity.State;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.testing.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The service account of a pod: a token in a file, for which STS gives credentials. */
class WebIdentityTest {

  private static final String ANSWER = """
      <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleWithWebIdentityResult>
          <Credentials>
            <AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>session</SessionToken>
            <Expiration>2099-01-01T00:00:00Z</Expiration>
          </Credentials>
          <AssumedRoleUser><AssumedRoleId>r:s</AssumedRoleId><Arn>arn:aws:sts::1:assumed-role/r/s</Arn></AssumedRoleUser>
        </AssumeRoleWithWebIdentityResult>
      </AssumeRoleWithWebIdentityResponse>""";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Loopback sts;
  private final Map<String, String> aside = new HashMap<>();
  private Map<String, String> environment;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    sts = new Loopback("/", exchange -> {
      asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Loopback.respond(exchange, 200, "text/xml", ANSWER);
    });
    environment = Map.of(
        "aws.roleArn", "arn:aws:iam::123456789012:role/hybrid-search",
        "aws.webIdentityTokenFile", Files.writeString(folder.resolve("token"), "pod-token").toString(),
        "aws.roleSessionName", "pod", "aws.region", "eu-west-1",
        "aws.endpointUrlSts", sts.uri().toString());
    environment.forEach(System::setProperty);
    // Another test's service may still run, and what it finds goes before web identity.
    for (String name : List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken")) {
      Optional.ofNullable(System.clearProperty(name)).ifPresent(value -> aside.put(name, value));
    }
  }

  @AfterEach
  void close() {
    environment.keySet().forEach(System::clearProperty);
    aside.forEach(System::setProperty);
    sts.close();
  }

  @Test
  void a_pod_gets_the_credentials_of_its_role() {
    AwsConfig config = Settings.of(AwsConfig.class, "hybridsearch.aws.first-wait", "60s");
    try (AwsIdentity identity = AwsIdentity.of(config, Clock.systemUTC())) {
      AwsCredentials credentials = identity.provider().resolveCredentials();

      assertThat(credentials).isInstanceOfSatisfying(AwsSessionCredentials.class,
          session -> assertThat(session.sessionToken()).isEqualTo("session"));
      assertThat(credentials.accessKeyId()).isEqualTo("ASIAEXAMPLE");
      assertThat(identity.state()).isEqualTo(State.PRESENT);
      assertThat(asked.getFirst()).contains("Action=AssumeRoleWithWebIdentity").contains("WebIdentityToken=pod-token");
    }
  }
}
