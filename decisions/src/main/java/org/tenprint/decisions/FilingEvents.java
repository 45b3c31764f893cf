package org.tenprint.decisions;

import java.util.Optional;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.WithdrawalReason;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.Imported;
import org.tenprint.policy.law.Withdrawal;

/** Which of its states an instrument's event is, to and from the policy's. */
final class FilingEvents {
  private FilingEvents() {}

  /**
   * That of an event; of one that was written before there were any, as proposed.
   *
   * @throws BrokenEvent if the reason of a withdrawal is unknown to this version
   */
  static Filing read(Instrument event) throws BrokenEvent {
    Optional<Withdrawal> withdrawn =
        event.getWithdrawn() == null
            ? Optional.empty()
            : Optional.of(Codes.read(Withdrawal.class, event.getWithdrawn(), "withdrawn"));
    return new Filing(event.getRevision(), withdrawn, imported(event));
  }

  private static Optional<Imported> imported(Instrument event) throws BrokenEvent {
    var from = event.getImported();
    return from == null
        ? Optional.empty()
        : Optional.of(new Imported(Times.read(from.getRecorded(), "imported"), from.getRegister()));
  }

  /** An event with it, and nothing else. */
  static Instrument.Builder write(Filing filing) {
    return Instrument.newBuilder()
        .setRevision(filing.revision())
        .setWithdrawn(
            filing.withdrawn().map(why -> Codes.write(WithdrawalReason.class, why)).orElse(null))
        .setImported(filing.imported().map(FilingEvents::written).orElse(null));
  }

  private static org.tenprint.events.notification.Imported written(Imported from) {
    return new org.tenprint.events.notification.Imported(
        Times.written(from.recorded()), from.register());
  }
}
