package org.hybridsearch.aws;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hybridsearch.guard.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What AWS refused, as far as it may be told: status, code and the request's id. The service's own message is left behind: it
 * quotes ids and texts, and for a signature it does not like the headers too, a session's token among them.
 */
public final class AwsRefusal extends RuntimeException implements Refusal.Failure {

  private static final long serialVersionUID = 1L;

  private static final int REQUEST_TIMEOUT = 408;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,79}");

  private final transient @Nullable Refusal refusal;

  private AwsRefusal(String message, @Nullable Refusal refusal) {
    super(message);
    this.refusal = refusal;
  }

  /** The same refusal, with the place it came from. */
  public static AwsRefusal of(AwsServiceException refused) {
    return of(refused, (Refusal) null);
  }

  /** The same, of a call that fails until what it needs is set up: whatever is the caller's fault is told as that. */
  public static AwsRefusal of(AwsServiceException refused, AwsSetUp needs) {
    String code = code(refused);
    boolean ours = refused.statusCode() >= 400 && refused.statusCode() < 500 && refused.statusCode() != REQUEST_TIMEOUT;
    return of(refused, ours ? new Refusal(refused.statusCode(), code, needs.mend(code)) : null);
  }

  private static AwsRefusal of(AwsServiceException refused, @Nullable Refusal refusal) {
    AwsRefusal safe = new AwsRefusal(
        "Status " + refused.statusCode() + ", " + code(refused) + ", request " + refused.requestId(), refusal);
    safe.setStackTrace(refused.getStackTrace());
    return safe;
  }

  /** A name, whatever answers in the service's place. */
  private static String code(AwsServiceException refused) {
    @Nullable String code = refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
    return code != null && NAME.matcher(code).matches() ? code : "no code";
  }

  @Override
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }
}
