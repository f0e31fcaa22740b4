package org.hybridsearch.standin.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What goes wrong at the moment. Safe for use by many threads; a change holds for the calls that come after it. */
public final class Faults {

  private final RandomGenerator random;
  private final List<Active> active = new ArrayList<>();
  private final List<Latency> latencies = new ArrayList<>();

  /** @param random draws shares and latencies; used by one thread at a time */
  public Faults(RandomGenerator random) {
    this.random = random;
  }

  /** Adds a fault. Of several that befall a call, the first one added does. */
  public synchronized void add(Fault fault) {
    active.add(new Active(fault));
  }

  /** Sets how long an operation's calls take; of several that concern it, the last one set counts. */
  public synchronized void latency(Latency latency) {
    latencies.removeIf(known -> known.operation().equals(latency.operation()));
    latencies.addFirst(latency);
  }

  /** All is well, and quick, again. */
  public synchronized void clear() {
    active.clear();
    latencies.clear();
  }

  /** What is left of the faults, with their remaining counts. */
  public synchronized List<Fault> active() {
    return active.stream().map(each -> each.fault.times(each.left)).toList();
  }

  /** How long calls take. */
  public synchronized List<Latency> latencies() {
    return List.copyOf(latencies);
  }

  /** The fault that befalls a call, if one does; it is used up by that. */
  public synchronized Optional<Fault> draw(String operation) {
    for (Active each : active) {
      if (each.left > 0 && each.fault.befalls(operation) && random.nextDouble() < each.fault.share()) {
        each.use();
        return Optional.of(each.fault);
      }
    }
    return Optional.empty();
  }

  /** How long a call takes. */
  public synchronized Duration delay(String operation) {
    return latencies.stream().filter(latency -> latency.concerns(operation)).findFirst()
        .map(latency -> latency.draw(random)).orElse(Duration.ZERO);
  }

  private static final class Active {
    private final Fault fault;
    private int left;

    Active(Fault fault) {
      this.fault = fault;
      this.left = fault.count();
    }

    void use() {
      if (left != Fault.ENDLESS) {
        left--;
      }
    }
  }
}
