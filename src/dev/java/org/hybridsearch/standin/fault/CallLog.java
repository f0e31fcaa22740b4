package org.hybridsearch.standin.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was received: counts of everything, and the last calls whole. Safe for use by many threads. */
public final class CallLog {

  private final int kept;
  private final Deque<Received> last = new ArrayDeque<>();
  private final Map<String, Map<String, Long>> counts = new TreeMap<>();

  /** @param kept how many of the last calls are kept, 0 or more */
  public CallLog(int kept) {
    this.kept = kept;
  }

  /** One more. */
  public synchronized void add(Received received) {
    counts.computeIfAbsent(received.operation(), name -> new TreeMap<>()).merge(received.outcome(), 1L, Long::sum);
    last.addLast(received);
    if (last.size() > kept) {
      last.removeFirst();
    }
  }

  /** Forgets all. */
  public synchronized void clear() {
    last.clear();
    counts.clear();
  }

  /** How many calls of an operation there were, whatever came of them. */
  public synchronized long count(String operation) {
    return counts.getOrDefault(operation, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many calls of an operation came to this outcome. */
  public synchronized long count(String operation, String outcome) {
    return counts.getOrDefault(operation, Map.of()).getOrDefault(outcome, 0L);
  }

  /** The last calls, oldest first. */
  public synchronized List<Received> last() {
    return new ArrayList<>(last);
  }

  /** The last calls of an operation, oldest first. */
  public synchronized List<Received> last(String operation) {
    return last.stream().filter(received -> received.operation().equals(operation)).toList();
  }

  /** All of it: {@code {"counts": {operation: {outcome: n}}, "last": [{"at", "operation", "outcome", "micros", "body"}]}}. */
  public synchronized ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode operations = json.putObject("counts");
    counts.forEach((operation, outcomes) -> outcomes.forEach(operations.putObject(operation)::put));
    ArrayNode calls = json.putArray("last");
    last.forEach(call -> calls.addObject().put("at", call.at().toString()).put("operation", call.operation())
        .put("outcome", call.outcome()).put("micros", call.nanos() / 1000).put("body", call.body()));
    return json;
  }
}
