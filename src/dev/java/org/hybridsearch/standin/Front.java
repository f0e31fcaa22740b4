package org.hybridsearch.standin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hybridsearch.standin.fault.CallLog;
import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.standin.fault.Faults;
import org.hybridsearch.standin.fault.Received;
import org.hybridsearch.standin.sign.Signatures;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Call;
import org.hybridsearch.standin.wire.Operation;
import org.hybridsearch.standin.wire.Reply;
import org.hybridsearch.standin.wire.Service;

/** From a call to what is to be sent, faults included. Safe for use by many threads. */
final class Front {

  /** What is sent, and which fault befalls it on the way; HANG and RESET send nothing. */
  record Outcome(Reply reply, Optional<FaultKind> onTheWire, Duration delay) {}

  private final List<Service> services;
  private final Signatures signatures;
  private final Faults faults;
  private final CallLog calls;
  private final InstantSource clock;

  Front(List<Service> services, Signatures signatures, Faults faults, CallLog calls, InstantSource clock) {
    this.services = services;
    this.signatures = signatures;
    this.faults = faults;
    this.calls = calls;
    this.clock = clock;
  }

  Outcome answer(Call call) {
    long start = System.nanoTime();
    Instant now = clock.instant();
    for (Service service : services) {
      Optional<Operation> operation = service.operation(call);
      if (operation.isPresent()) {
        return answer(call, service, operation.get(), now, start);
      }
    }
    calls.add(new Received(now, call.method() + " " + call.path(), "UnknownOperationException", "", System.nanoTime() - start));
    return new Outcome(dressed(new AwsError(404, "UnknownOperationException", "The operation is not known").rest(), now),
        Optional.empty(), Duration.ZERO);
  }

  private Outcome answer(Call call, Service service, Operation operation, Instant now, long start) {
    Optional<Fault> fault = faults.draw(operation.name());
    Instant clockNow = now.plus(fault.filter(it -> it.kind() == FaultKind.CLOCK_SKEW).map(Fault::skew).orElse(Duration.ZERO));
    Duration delay = faults.delay(operation.name());
    String said = fault.map(it -> it.kind().name()).orElse(Received.OK);
    Reply reply;
    try {
      signatures.check(call, service.signingName(), clockNow);
      reply = worked(operation, service, fault);
    } catch (AwsError error) {
      said = error.type();
      reply = service.refusal(error);
    }
    calls.add(new Received(now, operation.name(), said, new String(call.body(), StandardCharsets.UTF_8),
        System.nanoTime() - start + delay.toNanos()));
    return new Outcome(dressed(reply, clockNow), fault.map(Fault::kind), delay);
  }

  private static Reply worked(Operation operation, Service service, Optional<Fault> fault) {
    if (fault.isEmpty()) {
      return operation.work().get();
    }
    Supplier<Reply> work = operation.work();
    Fault it = fault.get();
    return switch (it.kind()) {
      case HANG, RESET -> silent(work, it);
      case ERROR_500 -> refused(work, it, new AwsError(500, "InternalFailure", "An internal failure was injected"));
      case THROTTLE_429 -> refused(work, it, AwsError.throttled());
      case INVALID_400 -> refused(work, it, service.invalid("Bad input was injected"));
      case ERROR -> refused(work, it, new AwsError(it.error().status(), it.error().type(), "A fault was injected"));
      case WRONG_CONTENT_TYPE -> page(work, it);
      case TRUNCATED_JSON -> halved(partly(operation, it));
      case SLOW_DRIP, CUT_SHORT -> partly(operation, it);
      case CLOCK_SKEW -> work.get();
    };
  }

  /** What is to be sent in part. Nothing is done where that can be, so that a client that takes it for the whole is found out. */
  private static Reply partly(Operation operation, Fault fault) {
    return fault.after() ? operation.work().get() : operation.acknowledgement().orElseGet(operation.work());
  }

  private static Reply silent(Supplier<Reply> work, Fault fault) {
    if (fault.after()) {
      work.get();
    }
    return Reply.of(200, Reply.JSON, "");
  }

  private static Reply page(Supplier<Reply> work, Fault fault) {
    if (fault.after()) {
      work.get();
    }
    return Reply.of(200, "text/html", "<html><body>Please sign in</body></html>");
  }

  private static Reply refused(Supplier<Reply> work, Fault fault, AwsError error) {
    if (fault.after()) {
      work.get();
    }
    throw error;
  }

  private static Reply halved(Reply whole) {
    byte[] body = whole.body().length == 0 ? "{\"".getBytes(StandardCharsets.UTF_8) : whole.body();
    return new Reply(whole.status(), whole.headers(), Arrays.copyOf(body, body.length - body.length / 2));
  }

  /** What every answer of AWS has. Clients correct their clocks by the date. */
  private static Reply dressed(Reply reply, Instant now) {
    return reply.with("x-amzn-RequestId", UUID.randomUUID().toString())
        .with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
  }
}
