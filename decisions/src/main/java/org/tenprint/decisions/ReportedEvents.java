package org.tenprint.decisions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Warrant;

/** What somebody reports of a case, as an event. */
public final class ReportedEvents {
  private ReportedEvents() {}

  /**
   * The event that states it.
   *
   * @throws IllegalArgumentException if it is none that is reported: reviews have a topic of their
   *     own, decisions and time are nobody's to report
   */
  public static CaseEvent.Builder write(
      UUID booking, org.tenprint.policy.cases.CaseEvent event, Instant at) {
    CaseEvent.Builder made =
        CaseEvent.newBuilder().setBookingId(booking).setAt(Times.written(at, ZoneOffset.UTC));
    if (event instanceof org.tenprint.policy.cases.CaseEvent.ChargeDismissed dismissed) {
      return made.setKind(CaseEventKind.CHARGE_DISMISSED).setNcic(dismissed.ncic());
    }
    if (event instanceof org.tenprint.policy.cases.CaseEvent.PersonProtected) {
      return made.setKind(CaseEventKind.PROTECTED);
    }
    if (event instanceof org.tenprint.policy.cases.CaseEvent.Expunged) {
      return made.setKind(CaseEventKind.EXPUNGED);
    }
    if (event instanceof org.tenprint.policy.cases.CaseEvent.Requested request) {
      return made.setKind(CaseEventKind.REQUESTED)
          .setOri(request.ori())
          .setWarrant(Codes.write(Warrant.class, request.warrant()));
    }
    if (event instanceof org.tenprint.policy.cases.CaseEvent.Dispatched dispatched) {
      return made.setKind(CaseEventKind.DISPATCHED)
          .setRecipient(dispatched.recipient().text())
          .setSucceeded(dispatched.succeeded());
    }
    throw new IllegalArgumentException("nobody reports " + event.getClass().getSimpleName());
  }
}
