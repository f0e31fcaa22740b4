package org.hybridsearch.aws;

import java.util.Set;

/**
 * What a call of AWS needs that an operator sets up.
 *
 * @param resource the setting that names what is called
 * @param permission the action that the role needs, such as {@code personalize:GetRecommendations}
 */
public record AwsSetUp(String resource, String permission) {

  /** Codes that are common to all services, of who calls and not of what is asked. */
  private static final Set<String> CREDENTIALS = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired",
      "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "IncompleteSignatureException",
      "UnrecognizedClientException", "InvalidClientTokenId", "InvalidToken", "MissingAuthenticationToken",
      "MissingAuthenticationTokenException", "NotAuthorized", "OptInRequired", "RequestTimeTooSkewed");
  private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");

  /** What is most likely to be mended. */
  String mend(String code) {
    if (CREDENTIALS.contains(code)) {
      return "the credentials (hybridsearch.aws.profile, or where else the AWS SDK finds them) and the clock";
    }
    return DENIED.contains(code) ? "the role's permission " + permission + " on what " + resource + " names" : resource;
  }
}
