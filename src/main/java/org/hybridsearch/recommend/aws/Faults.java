package org.hybridsearch.recommend.aws;

import java.io.InterruptedIOException;
import org.hybridsearch.aws.AwsRefusal;
import org.hybridsearch.aws.AwsSetUp;
import org.hybridsearch.recommend.trained.ModelException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.services.personalizeruntime.model.InvalidInputException;

/** Translates what the AWS SDK throws. Messages name the kind of failure only: the service's own may hold ids. */
final class Faults {

  private Faults() {}

  /**
   * The one translation; what is already translated stays as it is.
   *
   * @param needs what the call needs that is set up
   * @param context whether the question carried a shopper's: a refusal then says nothing of the service, as a visitor may have
   *     sent a word where the model was trained on a number
   */
  static ModelException translate(RuntimeException failure, AwsSetUp needs, boolean context) {
    return switch (failure) {
      case ModelException known -> known;
      case ApiCallTimeoutException late -> new ModelException.TimedOut("Personalize did not answer in time", late);
      case ApiCallAttemptTimeoutException late -> new ModelException.TimedOut("Personalize did not answer in time", late);
      case AbortedException aborted -> new ModelException.TimedOut("The call of Personalize was given up", aborted);
      case AwsServiceException refused when throttled(refused) ->
          new ModelException.Throttled("Personalize asks for fewer calls", AwsRefusal.of(refused));
      case InvalidInputException refused when context ->
          new ModelException.Refused("Personalize refused a question with context", AwsRefusal.of(refused));
      case AwsServiceException refused ->
          new ModelException.Unavailable("Personalize refused with status " + refused.statusCode(), AwsRefusal.of(refused, needs));
      default -> timedOut(failure)
          ? new ModelException.TimedOut("The connection to Personalize timed out", failure)
          : new ModelException.Unavailable("Personalize could not be asked, or not be understood", failure);
    };
  }

  /** Throttling is not among the modelled errors of the service: its status or its error code tells. */
  private static boolean throttled(AwsServiceException refused) {
    return refused.isThrottlingException() || refused.statusCode() == HttpStatusCode.THROTTLING;
  }

  /** Connecting, reading and waiting for a connection all time out with a kind of {@link InterruptedIOException}. */
  private static boolean timedOut(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedIOException) {
        return true;
      }
    }
    return false;
  }
}
