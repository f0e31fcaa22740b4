package org.hybridsearch.standin.wire;

import java.util.Optional;
import java.util.Set;

/** One service of AWS, as far as it is played. Safe for use by many threads. */
public interface Service {

  /** The name that signatures for it are scoped to. */
  String signingName();

  /** The names of all its operations. */
  Set<String> operations();

  /** What a call asks for, if it is one of this service's. */
  Optional<Operation> operation(Call call);

  /** How this service's protocol writes errors. */
  default Reply refusal(AwsError error) {
    return error.rest();
  }

  /** The exception that says a request breaks the model's limits. */
  default AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }
}
