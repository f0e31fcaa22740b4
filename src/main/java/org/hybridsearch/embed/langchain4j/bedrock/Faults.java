package org.hybridsearch.embed.langchain4j.bedrock;

import java.io.InterruptedIOException;
import org.hybridsearch.aws.AwsRefusal;
import org.hybridsearch.aws.AwsSetUp;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingException.Kind;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.HttpStatusCode;

/** Translates what the AWS SDK and langchain4j throw. Messages name the kind of failure only: the service's own may echo text. */
final class Faults {

  private static final AwsSetUp NEEDS = new AwsSetUp("hybridsearch.embed.bedrock.model-id", "bedrock:InvokeModel");

  private Faults() {}

  /** The one translation; what is already translated stays as it is. */
  static EmbeddingException translate(RuntimeException failure) {
    if (failure instanceof EmbeddingException known) {
      return known;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AwsServiceException refused) {
        return refused(refused);
      }
      if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException
          || cause instanceof InterruptedIOException) {
        return new EmbeddingException("Amazon Bedrock did not answer in time", Kind.TIMED_OUT, failure);
      }
    }
    return new EmbeddingException("Amazon Bedrock could not be asked, or not be understood", false, failure);
  }

  /** The failure of a text on a thread of its own, or of the wait for it. */
  static EmbeddingException ofBatch(Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new EmbeddingException("Interrupted while waiting for Amazon Bedrock", false, failure);
    }
    @Nullable Throwable cause = failure.getCause();
    return cause instanceof EmbeddingException known
        ? new EmbeddingException(String.valueOf(known.getMessage()), known.kind(), known)
        : new EmbeddingException("Amazon Bedrock could not be asked", false, failure);
  }

  private static EmbeddingException refused(AwsServiceException refused) {
    boolean throttled = refused.isThrottlingException() || refused.statusCode() == HttpStatusCode.THROTTLING;
    String message = throttled
        ? "Amazon Bedrock asks for fewer calls"
        : "Amazon Bedrock refused with status " + refused.statusCode();
    return new EmbeddingException(message, throttled, AwsRefusal.of(refused, NEEDS));
  }
}
