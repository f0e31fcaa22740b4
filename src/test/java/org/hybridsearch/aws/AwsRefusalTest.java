package org.hybridsearch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.hybridsearch.guard.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class AwsRefusalTest {

  private static final AwsSetUp NEEDS = new AwsSetUp("the.campaign-arn", "personalize:GetPersonalizedRanking");

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      404 | ResourceNotFoundException | the.campaign-arn
      400 | InvalidInputException | the.campaign-arn
      403 | AccessDeniedException | the role's permission personalize:GetPersonalizedRanking on what the.campaign-arn names
      403 | InvalidSignatureException | the credentials (hybridsearch.aws.profile, or where else the AWS SDK finds them) and the clock
      400 | ExpiredTokenException | the credentials (hybridsearch.aws.profile, or where else the AWS SDK finds them) and the clock
      """)
  void says_what_most_likely_is_to_be_mended(int status, String code, String mend) {
    AwsRefusal refusal = AwsRefusal.of(refused(status, code), NEEDS);

    assertThat(refusal.refusal()).contains(new Refusal(status, code, mend));
    assertThat(refusal).hasMessageContaining(code).hasMessageNotContaining("user-7");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503, 302})
  void what_may_be_over_by_itself_is_nobodys_to_mend(int status) {
    assertThat(AwsRefusal.of(refused(status, "Oops"), NEEDS).refusal()).isEmpty();
  }

  @Test
  void a_code_that_is_no_name_is_not_repeated() {
    assertThat(AwsRefusal.of(refused(403, "user-7 may not"), NEEDS).refusal()).map(Refusal::text)
        .contains("refused with 403 no code");
    assertThat(AwsRefusal.of(refused(403, null), NEEDS).refusal()).map(Refusal::text).contains("refused with 403 no code");
  }

  private static AwsServiceException refused(int status, @Nullable String code) {
    AwsServiceException.Builder builder = AwsServiceException.builder().statusCode(status).message("user-7 is unknown")
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("user-7 is unknown").build());
    return builder.build();
  }
}
