package org.hybridsearch.behaviour.erase.aws;

import org.hybridsearch.aws.AwsRefusal;
import org.hybridsearch.behaviour.erase.DeletionException;
import org.hybridsearch.behaviour.erase.DeletionException.Kind;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;

/** Translates what the AWS SDK throws, without what the services say in their own words, which may quote anything. */
final class Faults {

  private static final int SLOW_DOWN = 503;

  private Faults() {}

  /** The one translation. @param who was asked, for the message */
  static DeletionException translate(String who, RuntimeException failure) {
    return switch (failure) {
      case LimitExceededException full ->
          new DeletionException(Kind.FULL, "As many data deletion jobs as there may be are pending", AwsRefusal.of(full));
      case AwsServiceException throttled when throttled.isThrottlingException()
          || throttled.statusCode() == HttpStatusCode.THROTTLING || throttled.statusCode() == SLOW_DOWN ->
          new DeletionException(Kind.THROTTLED, who + " asks for fewer calls", AwsRefusal.of(throttled));
      case AwsServiceException failed when failed.statusCode() >= HttpStatusCode.INTERNAL_SERVER_ERROR ->
          new DeletionException(Kind.UNAVAILABLE, who + " failed with status " + failed.statusCode(), AwsRefusal.of(failed));
      case AwsServiceException refused ->
          new DeletionException(Kind.REFUSED, who + " refused: " + code(refused), AwsRefusal.of(refused));
      default -> new DeletionException(Kind.UNAVAILABLE, who + " could not be reached, or not in time", failure);
    };
  }

  private static String code(AwsServiceException refused) {
    return refused.awsErrorDetails() == null || refused.awsErrorDetails().errorCode() == null
        ? "status " + refused.statusCode() : refused.awsErrorDetails().errorCode();
  }
}
