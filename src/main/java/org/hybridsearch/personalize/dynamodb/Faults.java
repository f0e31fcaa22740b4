package org.hybridsearch.personalize.dynamodb;

import java.io.InterruptedIOException;
import org.hybridsearch.aws.AwsRefusal;
import org.hybridsearch.aws.AwsSetUp;
import org.hybridsearch.guard.Unanswered;
import org.hybridsearch.guard.Unanswered.Kind;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Translates what the AWS SDK throws, without the words of the service, which may quote a signed request. */
final class Faults {

  private static final AwsSetUp NEEDS =
      new AwsSetUp("hybridsearch.ranker.dynamodb.table", "dynamodb:BatchGetItem and dynamodb:PutItem");

  private Faults() {}

  /** The one translation. */
  static Unanswered translate(RuntimeException failure) {
    return switch (failure) {
      case ApiCallTimeoutException late -> new Unanswered(Kind.TIMEOUT, late);
      case ApiCallAttemptTimeoutException late -> new Unanswered(Kind.TIMEOUT, late);
      case AbortedException aborted -> new Unanswered(Kind.TIMEOUT, aborted);
      // By status or by code: a table's throughput, an account's requests, and writes in a row are all told with status 400.
      case AwsServiceException refused ->
          new Unanswered(refused.isThrottlingException() ? Kind.THROTTLED : Kind.UNAVAILABLE, AwsRefusal.of(refused, NEEDS));
      default -> new Unanswered(timedOut(failure) ? Kind.TIMEOUT : Kind.UNAVAILABLE, failure);
    };
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
