package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.TwoPersonOrder;

/** That a booking be forgotten is proposed by one custodian and ordered by another. */
public final class OrderExpungement extends OrdersOfTwo<Expungement> {
  /** Most characters of an order's number. */
  public static final int LONGEST_ORDER = 200;

  private static final Words WORDS =
      new Words("custodian", "expungement", RefusalReason.UNKNOWN_EXPUNGEMENT);

  private final ExpungementRegister register;

  /**
   * @param register what the log has
   * @param log where states are recorded
   */
  public OrderExpungement(ExpungementRegister register, OrderLog<Expungement> log) {
    this(register, log, LONGEST_ECHO);
  }

  OrderExpungement(ExpungementRegister register, OrderLog<Expungement> log, Duration longestEcho) {
    super(register, log, WORDS, longestEcho);
    this.register = register;
  }

  /**
   * Records a proposal.
   *
   * @param id of the expungement, of nobody else
   * @param by the custodian
   */
  public synchronized TwoPersonOrder<Expungement> propose(
      UUID id, Expungement matter, String by, Instant now) throws Refused {
    inBounds("order", matter.order().orElse(""), LONGEST_ORDER);
    return proposed(id, matter, by, now);
  }

  @Override
  void notOrderedBefore(Expungement matter) throws Refused {
    if (register.ordered(matter.booking())) {
      throw new Refused(
          RefusalReason.ALREADY_ORDERED, "Two people ordered that before: nothing is wanted.");
    }
  }
}
