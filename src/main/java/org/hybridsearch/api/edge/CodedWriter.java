package org.hybridsearch.api.edge;

import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.api.error.ErrorTranslator;
import org.hybridsearch.api.error.Failures;

/** Writes one answer, its errors translated; what comes after the first is dropped. Safe for use by many threads. */
final class CodedWriter implements ExecutionResponseWriter {

  private final ExecutionResponseWriter target;
  private final Supplier<Optional<String>> misfit;
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile Runnable stopTimer = () -> { };

  /** @param misfit the argument or input field whose value does not fit the schema; asked where an error is about one */
  CodedWriter(ExecutionResponseWriter target, Supplier<Optional<String>> misfit) {
    this.target = target;
    this.misfit = misfit;
  }

  /** Stops a timer with the answer; called before any answer can come. */
  void endsWith(long timer, LongConsumer stop) {
    stopTimer = () -> stop.accept(timer);
  }

  /** An answer that cannot be written (a number JSON does not know) must still be answered, or the caller waits for ever. */
  @Override
  public void write(ExecutionResponse response) {
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    stopTimer.run();
    try {
      target.write(new StreamedResponse(ErrorTranslator.translate(response.getExecutionResult(), misfit)));
    } catch (RuntimeException unwritable) {
      target.write(new StreamedResponse(Failures.coded(unwritable).asResult()));
    }
  }

  @Override
  public void fail(Throwable thrown) {
    write(Failures.coded(thrown));
  }

  void write(CodedError error) {
    write(new ExecutionResponse(error.asResult()));
  }
}
