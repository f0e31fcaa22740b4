package org.hybridsearch.testing;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What {@link FaultProxy} does to a request instead of passing it on. */
public sealed interface Fault {

  /** Never answers, and passes nothing on; ends when the client gives up. */
  record Hang() implements Fault {}

  /** Passes on after a while. */
  record Delay(Duration time) implements Fault {}

  /** Answers in the engine's place; passes nothing on. */
  record Answer(int status, String body) implements Fault {}

  /** Resets the connection; passes nothing on. */
  record Reset() implements Fault {}

  /** Passes on, and cuts the answer's body after so many bytes, though its length was promised. */
  record Truncate(int bytes) implements Fault {}

  /** Passes on, and sends the answer byte by byte. */
  record Drip(Duration pause) implements Fault {}

  /** Passes on, and changes the body of the answer: for one bad part among good ones. */
  record Rewrite(UnaryOperator<String> change) implements Fault {}
}
