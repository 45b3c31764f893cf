package org.tenprint.audit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * taken again once its key is destroyed. Tells only of what is wrong; what is no erasure of its
 * writer was none to the services.
 */
final class ErasureCheck {
  private static final String ERASURE = "Erasure";

  private final EventReader reader;
  private final Findings findings;

  ErasureCheck(EventReader reader, Findings findings) {
    this.reader = reader;
    this.findings = findings;
  }

  void check(Window window) {
    if (!reader.has(TopicCatalogue.ERASURES.name())
        || !reader.has(TopicCatalogue.EXPUNGEMENTS.name())) {
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
            erasures.stream().map(one -> one.event().getReference()).collect(Collectors.toSet()));
    Withdrawals withdrawals =
        Withdrawals.read(
            reader,
            erasures.stream()
                .map(one -> one.event().getBookingId().toString())
                .collect(Collectors.toSet()));
    erasures.forEach(one -> check(one, orders, withdrawals));
  }

  private void check(
      Recorded<Erasure> erasure, Map<Origin, LogRecord> orders, Withdrawals withdrawals) {
    Origin reference = erasure.event().getReference();
    LogRecord record = orders.get(reference);
    if (record == null) {
      return;
    }
    try {
      Expungement order = reader.decode(Expungement.class, record);
      if (order.getApproval() == null) {
        different(erasure, "it rests on a proposal that nobody approved");
      }
      withdrawals
          .before(order.getId(), reference)
          .ifPresent(where -> different(erasure, "its order was withdrawn before, at " + where));
    } catch (PoisonEvent poison) {
      if (poison.reason() == PoisonReason.FORGED) {
        different(erasure, "its order " + MissingInput.why(poison));
      }
    }
  }

  private void different(Recorded<Erasure> erasure, String why) {
    String booking = erasure.event().getBookingId().toString();
    findings.add(Verdict.DIFFERENT, ERASURE, erasure.where(), booking, why);
  }
}
