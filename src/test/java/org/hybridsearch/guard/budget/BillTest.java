package org.hybridsearch.guard.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BillTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void calls_cost_their_price() {
    Bill bill = new Bill(0.15, 0, nanos::get);
    calls(bill, 4000);
    after(Duration.ofDays(3));
    assertThat(bill.total()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void what_is_provisioned_is_paid_for_a_month_without_a_call() {
    Bill bill = new Bill(0.15, 1, nanos::get);
    after(Duration.ofDays(30));
    assertThat(bill.total()).isCloseTo(388.8, within(0.01)); // 30 x 86,400 calls
  }

  @Test
  void a_busy_stretch_costs_more_and_a_quiet_one_does_not_make_up_for_it() {
    Bill bill = new Bill(1000, 1, nanos::get); // a call costs 1, a stretch has 300
    calls(bill, 1000);
    after(Bill.STRETCH);
    calls(bill, 10);
    after(Bill.STRETCH);
    assertThat(bill.total()).isCloseTo(1300, within(1e-6));
  }

  @Test
  void it_never_falls() {
    Bill bill = new Bill(1000, 1, nanos::get);
    double last = 0;
    for (int i = 0; i < 2000; i++) {
      after(Duration.ofSeconds(7));
      calls(bill, i % 13 == 0 ? 40 : 0);
      assertThat(bill.total()).isGreaterThanOrEqualTo(last);
      last = bill.total();
    }
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static void calls(Bill bill, int calls) {
    for (int i = 0; i < calls; i++) {
      bill.call();
    }
  }
}
