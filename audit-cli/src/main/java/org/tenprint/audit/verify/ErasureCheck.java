package org.tenprint.audit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Expungement;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/**
 * Looks of each erasure in the window at the order on which it rests: the case's steps cannot be
 * taken again once its key is destroyed. Tells only of what is wrong, or cannot be said; what is no
 * erasure of its writer was none to the services. No keys are needed: nothing that it looks at is
 * sealed. Where a log has one of the two topics alone, as a copy may, it says nothing.
 */
final class ErasureCheck {
  private static final String ERASURE = "Erasure";
  private static final String ORDERS = TopicCatalogue.EXPUNGEMENTS.name();

  private final EventReader reader;
  private final Findings findings;

  ErasureCheck(EventReader reader, Findings findings) {
    this.reader = reader;
    this.findings = findings;
  }

  void check(Window window) {
    if (!reader.has(TopicCatalogue.ERASURES.name()) || !reader.has(ORDERS)) {
      return;
    }
    List<Recorded<Erasure>> erasures = new ArrayList<>();
    reader.window(
        TopicCatalogue.ERASURES.name(),
        Erasure.class,
        window,
        erasures::add,
        (record, poison) -> {});
    if (erasures.isEmpty()) {
      return;
    }
    Map<Origin, LogRecord> orders =
        reader.at(
            erasures.stream()
                .map(one -> one.event().getReference())
                .filter(reference -> reference.getTopic().equals(ORDERS))
                .collect(Collectors.toSet()));
    Withdrawals withdrawals =
        Withdrawals.read(
            reader, erasures.stream().map(ErasureCheck::booking).collect(Collectors.toSet()));
    for (Recorded<Erasure> erasure : erasures) {
      try {
        wrong(erasure, orders, withdrawals)
            .ifPresent(
                why ->
                    findings.add(
                        Verdict.DIFFERENT, ERASURE, erasure.where(), booking(erasure), why));
      } catch (MissingInput missing) {
        findings.add(missing.finding(ERASURE, erasure.where(), booking(erasure)));
      }
    }
  }

  private static String booking(Recorded<Erasure> erasure) {
    return erasure.event().getBookingId().toString();
  }

  /** What is wrong with what it rests on. */
  private Optional<String> wrong(
      Recorded<Erasure> erasure, Map<Origin, LogRecord> orders, Withdrawals withdrawals)
      throws MissingInput {
    Origin reference = erasure.event().getReference();
    String where = MissingInput.address(reference);
    if (!reference.getTopic().equals(ORDERS)) {
      return Optional.of("it rests on what is no order: " + where);
    }
    LogRecord record = orders.get(reference);
    if (record == null) {
      throw new MissingInput("its order " + where);
    }
    StatedOrder order;
    try {
      order = StatedOrder.of(reader.decodeOutside(Expungement.class, record));
    } catch (PoisonEvent poison) {
      if (poison.reason() == PoisonReason.FORGED) {
        return Optional.of("its order " + MissingInput.why(poison));
      }
      if (ofAnotherType(record)) {
        return Optional.of("it rests on what is no order: " + where);
      }
      throw MissingInput.unreadable("its order " + where, poison);
    }
    if (!record.keyText().equals(booking(erasure)) || !order.of(booking(erasure))) {
      return Optional.of("its order is of another booking");
    }
    Optional<String> none = order.noOrder();
    if (none.isPresent()) {
      return none;
    }
    return withdrawals
        .before(booking(erasure), order.id(), reference)
        .map(at -> "its order was withdrawn before, at " + at);
  }

  /** As its writer says, who signed that too. */
  private static boolean ofAnotherType(LogRecord record) {
    String type = Expungement.getClassSchema().getFullName();
    return record.header("ce_type").filter(stated -> !stated.equals(type)).isPresent();
  }
}
