package org.hybridsearch.behaviour.delivery.aws;

import java.util.Set;
import org.hybridsearch.aws.AwsRefusal;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.services.personalizeevents.model.InvalidInputException;
import software.amazon.awssdk.services.personalizeevents.model.ResourceNotFoundException;

/**
 * Translates what the AWS SDK throws. For good is only what the service says of the request itself: a signature that is out of
 * date, a role that lacks a permission or a quota also come as 4xx, and are mended without the event.
 */
final class Faults {

  /** Codes that are not modelled, of a request that breaks a rule before the service looks at it. */
  private static final Set<String> WRONG = Set.of("ValidationException", "SerializationException", "RequestEntityTooLargeException");

  private Faults() {}

  /** The one translation; what is already translated stays as it is. */
  static SinkException translate(RuntimeException failure) {
    return switch (failure) {
      case SinkException known -> known;
      case InvalidInputException wrong -> refused(wrong, false);
      case ResourceNotFoundException missing -> refused(missing, true);
      case AwsServiceException throttled when throttled.isThrottlingException()
          || throttled.statusCode() == HttpStatusCode.THROTTLING ->
          new SinkException.Throttled("Personalize asks for fewer calls", AwsRefusal.of(throttled));
      case AwsServiceException wrong when wrong.awsErrorDetails() != null && WRONG.contains(code(wrong)) -> refused(wrong, false);
      case AwsServiceException failed ->
          new SinkException.Unavailable("Personalize refused with status " + failed.statusCode() + " " + code(failed),
              AwsRefusal.of(failed));
      default -> new SinkException.Unavailable("Personalize could not be reached, or not in time", failure);
    };
  }

  private static SinkException.Refused refused(AwsServiceException refusal, boolean whole) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    String message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
    return new SinkException.Refused(details == null || details.errorCode() == null
        ? refusal.getClass().getSimpleName() : code(refusal), message, whole, AwsRefusal.of(refusal));
  }

  private static String code(AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}
