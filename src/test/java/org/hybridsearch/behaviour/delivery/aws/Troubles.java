package org.hybridsearch.behaviour.delivery.aws;

import org.hybridsearch.standin.fault.FaultKind;

/** What operators are told while a fault of the stand-in befalls each call of {@code PutEvents}, {@code PutItems} or {@code PutUsers}. */
public final class Troubles {

  private Troubles() {}

  /** In the words of the health check. */
  public static String told(FaultKind kind) {
    return switch (kind) {
      case THROTTLE_429 -> "throttled";
      case INVALID_400 -> "InvalidInputException";
      case ERROR_500, ERROR -> "failing (Personalize refused with status 500 InternalFailure)";
      case HANG, RESET, SLOW_DRIP -> "failing (Personalize could not be reached, or not in time)";
      case CUT_SHORT -> "failing (The answer of Personalize was cut short)";
      case TRUNCATED_JSON, WRONG_CONTENT_TYPE -> "failing (What answered is not Personalize)";
      case CLOCK_SKEW -> "failing (Personalize refused with status 403 InvalidSignatureException)";
    };
  }
}
