package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;

/** An erasure rests on an order of two that stands before anybody withdrew it. */
class ErasureCheckTest {
  private static final String TWO = "https://issuer.example#two";
  private static final String PROPOSER = WithdrawnOrders.PROPOSER;
  private static final UUID BOOKING = new UUID(1, 2);
  private static final long BEFORE = WithdrawnOrders.AT - 1;
  private static final long AFTER = WithdrawnOrders.AT + 1;

  private final WithdrawnOrders orders = new WithdrawnOrders(BOOKING);
  private final LogRecord ordered = orders.expungement(TWO, null, WithdrawnOrders.AT);

  private List<Finding> findings(LogRecord... records) {
    Findings findings = new Findings();
    new ErasureCheck(WithdrawnOrders.reader(records), findings).check(Window.ALL);
    return findings.all();
  }

  private static void assertDifferent(String why, List<Finding> found) {
    assertEquals(
        List.of(
            new Finding(
                Verdict.DIFFERENT,
                "Erasure",
                "notification.erasures.v1/0/0",
                BOOKING.toString(),
                List.of(why))),
        found);
  }

  @Test
  void oneThatRestsOnAnOrderOfTwoIsNothingToTell() {
    assertEquals(List.of(), findings(ordered, orders.erasure()));
    assertEquals(List.of(), findings(orders.erasure()), "a copy without the orders");
    assertEquals(List.of(), findings(ordered), "and one without the erasures");
  }

  @Test
  void oneWhoseOrderWasWithdrawnBeforeIsToldAndOnlyBefore() {
    LogRecord withdrawn = orders.expungement(null, PROPOSER, BEFORE);
    assertDifferent(
        "its order was withdrawn before, at notification.expungements.v1/0/9",
        findings(withdrawn, ordered, orders.erasure()));
    LogRecord late = orders.expungement(null, PROPOSER, AFTER);
    assertEquals(List.of(), findings(ordered, late, orders.erasure()));
  }

  /** As the hop has it: what is no withdrawal of the proposer's was put aside. */
  @Test
  void whatIsNoWithdrawalIsNone() {
    Map<String, LogRecord> none =
        Map.of(
            "another's", orders.expungement(null, TWO, BEFORE),
            "nobody's", orders.expungement(null, "one", BEFORE),
            "an order's", orders.expungement(TWO, PROPOSER, BEFORE),
            "another booking's",
                new WithdrawnOrders(new UUID(3, 4)).expungement(null, PROPOSER, BEFORE));
    none.forEach(
        (whose, record) ->
            assertEquals(List.of(), findings(record, ordered, orders.erasure()), whose));
  }

  @Test
  void oneThatNobodyApprovedIsTold() {
    LogRecord proposed = orders.expungement(null, null, WithdrawnOrders.AT);
    assertDifferent(
        "it rests on a proposal that nobody approved", findings(proposed, orders.erasure()));
  }
}
