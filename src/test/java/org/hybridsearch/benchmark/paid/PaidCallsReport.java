package org.hybridsearch.benchmark.paid;

import io.smallrye.faulttolerance.standalone.StandaloneFaultTolerance;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hybridsearch.benchmark.paid.PaidCalls.Counted;

/** Prints how many calls are left of a load, rule by rule, and what they cost. */
public final class PaidCallsReport {

  private static final double PER_THOUSAND = 0.15;
  /** Enough for every shopper's last queries. */
  private static final String SIZE = "hybridsearch.personalize.cache-size";

  private PaidCallsReport() {}

  /** @return calls by what is done to save them, in order */
  public static Map<String, Integer> print(PaidLoad load, PrintStream out) {
    Counted one = new PaidCalls(1, false).run(load);
    Map<String, Integer> calls = new LinkedHashMap<>();
    calls.put("each search asks", one.searches());
    calls.put("skipped where it cannot matter", one.searches() - one.skipped());
    calls.put("and remembered (30 s, 500 answers)", one.calls() + one.inFlight());
    calls.put("and one call for all who ask the same at once", one.calls());
    calls.put("the same, 5,000 answers", new PaidCalls(1, false, SIZE, "5000").run(load).calls());
    calls.put("two replicas, each on its own", new PaidCalls(2, false).run(load).calls());
    calls.put("two replicas that share answers (5 min)", new PaidCalls(2, true).run(load).calls());
    print(load, calls, one.searches(), out);
    return calls;
  }

  private static void print(PaidLoad load, Map<String, Integer> calls, int all, PrintStream out) {
    out.printf(Locale.ROOT, "%,d searches by %,d shoppers, %,d queries, both like 1 / n; %.0f a second; after %.0f %% of them the shopper"
            + " acts; %.0f %% come twice at once; %.0f %% by nobody known, %.0f %% without weight, 5 %% of queries find one item%n%n",
        load.searches(), load.shoppers(), load.queries(), load.perSecond(), 100 * load.acting(), 100 * load.doubled(),
        100 * load.nobody(), 100 * load.unweighted());
    out.println("| | calls | saved | USD, a million searches |\n|---|--:|--:|--:|");
    calls.forEach((what, left) -> out.printf(Locale.ROOT, "| %s | %,d | %.1f %% | %.2f |%n",
        what, left, 100.0 * (all - left) / all, PER_THOUSAND * 1000 * left / all));
    out.println();
  }

  /** Prints the whole load; {@code -Dbenchmark.searches-a-second} says how fast it comes. */
  public static void main(String[] arguments) throws InterruptedException {
    print(PaidLoad.WHOLE, System.out);
    StandaloneFaultTolerance.shutdown(); // its timer would keep the process
  }
}
