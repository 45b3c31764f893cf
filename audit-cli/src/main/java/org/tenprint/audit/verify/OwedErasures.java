package org.tenprint.audit.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Expungement;
import org.tenprint.messaging.PoisonEvent;

/**
 * The orders of two to forget a booking, of a window, of which no erasure stands: recipients were
 * not told, and its key is not destroyed. No keys are needed for it. Where a log has one of the two
 * topics alone, as a copy may, it says nothing.
 */
final class OwedErasures {
  /**
   * What was ordered so long before is carried out: the service waits an hour for a determination,
   * and may lag as long.
   */
  static final Duration LONGEST_OWED = Duration.ofHours(1).plus(UntakenInputs.LONGEST_UNTAKEN);

  private static final String ORDERS = TopicCatalogue.EXPUNGEMENTS.name();

  private record Order(StatedOrder stated, LogRecord record) {
    String booking() {
      return record.keyText();
    }
  }

  private final EventReader reader;
  private final Findings findings;
  private final PutAside putAside;

  OwedErasures(EventReader reader, Findings findings, PutAside putAside) {
    this.reader = reader;
    this.findings = findings;
    this.putAside = putAside;
  }

  /**
   * Those of a window.
   *
   * @param seen until when the log can be seen
   */
  void check(Window window, Instant seen) {
    if (!reader.has(ORDERS) || !reader.has(TopicCatalogue.ERASURES.name())) {
      return;
    }
    List<Order> orders = new ArrayList<>();
    reader
        .log()
        .read(
            ORDERS,
            window,
            record -> {
              if (record.recorded().isBefore(seen.minus(LONGEST_OWED))) {
                order(record).ifPresent(orders::add);
              }
            });
    Set<String> bookings = orders.stream().map(Order::booking).collect(Collectors.toSet());
    if (bookings.isEmpty()) {
      return;
    }
    Set<String> erased = reader.erased(bookings);
    orders.removeIf(one -> erased.contains(one.booking()) || putAside.has(one.record()));
    if (!orders.isEmpty()) {
      Withdrawals withdrawals = Withdrawals.read(reader, bookings);
      orders.forEach(one -> finding(one, withdrawals).ifPresent(findings::add));
    }
  }

  /** The order that a record is; what is none the service puts aside, or keeps as a proposal. */
  private Optional<Order> order(LogRecord record) {
    try {
      StatedOrder stated = StatedOrder.of(reader.decodeOutside(Expungement.class, record));
      return stated.noOrder().isEmpty() && stated.of(record.keyText())
          ? Optional.of(new Order(stated, record))
          : Optional.empty();
    } catch (PoisonEvent unread) {
      return Optional.empty();
    }
  }

  private Optional<Finding> finding(Order order, Withdrawals withdrawals) {
    LogRecord record = order.record();
    try {
      boolean withdrawn =
          withdrawals.before(order.booking(), order.stated().id(), record.origin()).isPresent();
      return withdrawn
          ? Optional.empty()
          : Optional.of(told(order, putAside.missed(record, "no erasure carries it out")));
    } catch (MissingInput whether) {
      return Optional.of(told(order, whether));
    }
  }

  private static Finding told(Order order, MissingInput why) {
    return why.finding("Expungement", order.record().address(), order.booking());
  }
}
