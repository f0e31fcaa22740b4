package org.hybridsearch.standin.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal as AWS words it. Expected, so without a stack trace. */
public final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  /** @param type the exception's name in the service model, for example {@code InvalidInputException} */
  public AwsError(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  public static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }

  /** More calls than the service takes. No model of Personalize has it, and every client knows it. */
  public static AwsError throttled() {
    return new AwsError(429, "ThrottlingException", "Rate exceeded");
  }

  /** A body that is no JSON, or a value of another type than the model's. */
  public static AwsError unreadable(String message) {
    return new AwsError(400, "SerializationException", message);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  /** As REST-JSON writes it: the type in a header, and beside the message for clients that look there. */
  public Reply rest() {
    return Reply.of(status, Reply.JSON, body().toString()).with("x-amzn-ErrorType", type + ":http://internal.amazon.com/coral/");
  }

  /** As JSON 1.1 writes it: the type in the body alone, and of clients' faults the status 400 alone. */
  public Reply targeted() {
    return Reply.of(status < 500 ? 400 : status, Reply.JSON_1_1, body().toString());
  }

  private ObjectNode body() {
    return JsonNodeFactory.instance.objectNode().put("__type", type).put("message", getMessage());
  }
}
