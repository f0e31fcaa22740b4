package org.hybridsearch.behaviour.erase.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hybridsearch.behaviour.erase.ErasureConfig;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** The list a job reads, and where it lies. */
class ListOfUsersTest {

  private static final String GROUP = "arn:aws:personalize:eu-west-1:000000000000:dataset-group/shop";

  @Test
  void each_user_has_a_line_and_none_is_taken_for_two() {
    assertThat(new String(UserList.csv(List.of("zoë", "a,b", "c:\\", "the \"one\"", "zz", " with blanks ")), StandardCharsets.UTF_8))
        .as("whatever could spoil the next line comes last")
        .isEqualTo("USER_ID\n\"a,b\"\nzoë\nzz\n\" with blanks \"\nc:\\\n\"the \"\"one\"\"\"\n");
  }

  @ParameterizedTest
  @CsvSource({"zoë,true", "'a,b',true", "c:\\,false", "the \"one\",false", "'two\nlines',false"})
  void an_id_that_reads_otherwise_with_escapes_spoils_a_list(String id, boolean plain) {
    try (PersonalizeDeletion jobs = PersonalizeDeletion.open(Settings.of(ErasureConfig.class, "hybridsearch.erasure.role-arn",
        "arn:aws:iam::000000000000:role/r", "hybridsearch.erasure.location", "s3://shop-lists/erasure/"), GROUP,
        AnonymousCredentialsProvider.create())) {
      assertThat(jobs.plain(id)).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @CsvSource({"s3://shop-lists/erasure/,erasure/", "s3://shop-lists/erasure,erasure/", "s3://shop-lists,''", "s3://shop-lists/a/b/,a/b/"})
  void a_list_has_a_name_in_its_folder(String location, String folder) {
    Location parsed = Location.of(location);
    assertThat(parsed.bucket()).isEqualTo("shop-lists");
    assertThat(parsed.key("one")).isEqualTo(folder + "one.csv");
    assertThat(parsed.uri("one")).isEqualTo("s3://shop-lists/" + folder + "one.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-lists/erasure", "https://shop-lists/erasure", "s3://Shop/erasure", "s3:///erasure"})
  void what_is_no_folder_is_refused(String location) {
    assertThatIllegalArgumentException().isThrownBy(() -> Location.of(location)).withMessageContaining("hybridsearch.erasure.location");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "personalize-reads-lists", "arn:aws:iam::123456789012:user/somebody", "arn:aws:iam::12:role/r",
      "arn:aws:iam::123456789012:role/"})
  void what_is_no_role_is_refused(String role) {
    ErasureConfig config = Settings.of(ErasureConfig.class, "hybridsearch.erasure.role-arn", role,
        "hybridsearch.erasure.location", "s3://shop-lists/erasure/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PersonalizeDeletion.open(config, GROUP, AnonymousCredentialsProvider.create()))
        .withMessageContaining("hybridsearch.erasure.role-arn must be the ARN of a role");
  }

  @ParameterizedTest
  @CsvSource({"group,a:b:c:d:e:dataset-group/shop", "group,arn:aws:personalize::000000000000:dataset-group/shop",
      "group,arn:aws:personalize:eu-west-1:000000000000:campaign/shop", "role-arn,", "location,"})
  void what_is_missing_is_named(String key, String value) {
    ErasureConfig config = Settings.of(ErasureConfig.class,
        key.equals("role-arn") ? "hybridsearch.erasure.timeout" : "hybridsearch.erasure.role-arn",
        key.equals("role-arn") ? "1s" : "arn:aws:iam::000000000000:role/r",
        key.equals("location") ? "hybridsearch.erasure.timeout" : "hybridsearch.erasure.location",
        key.equals("location") ? "1s" : "s3://shop-lists/erasure/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PersonalizeDeletion.open(config, value == null ? GROUP : value, AnonymousCredentialsProvider.create()))
        .withMessageContaining("hybridsearch.erasure." + (value == null ? key : "dataset-group-arn").toLowerCase(Locale.ROOT));
  }
}
