package org.hybridsearch.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What AWS refused, as far as it may be told: status, code and the request's id. The service's own message is left behind: it
 * quotes ids and texts, and for a signature it does not like the headers too, a session's token among them.
 */
public final class AwsRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private AwsRefusal(String message) {
    super(message);
  }

  /** The same refusal, with the place it came from. */
  public static AwsRefusal of(AwsServiceException refused) {
    String code = refused.awsErrorDetails() == null ? "no code" : refused.awsErrorDetails().errorCode();
    AwsRefusal safe = new AwsRefusal("Status " + refused.statusCode() + ", " + code + ", request " + refused.requestId());
    safe.setStackTrace(refused.getStackTrace());
    return safe;
  }
}
