package org.tenprint.decisions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.ConsentTerms;
import org.tenprint.events.notification.LiftGround;
import org.tenprint.events.notification.RequestKind;
import org.tenprint.events.notification.StatedFact;
import org.tenprint.events.notification.Warrant;
import org.tenprint.policy.cases.CaseEvent;

/** What somebody reports of a case, as an event. */
public final class ReportedEvents {
  private ReportedEvents() {}

  /**
   * The event that states it.
   *
   * @throws IllegalArgumentException if it is none that is reported: reviews have a topic of their
   *     own, decisions and time are nobody's to report
   */
  public static org.tenprint.events.notification.CaseEvent.Builder write(
      UUID booking, CaseEvent event, Instant at) {
    org.tenprint.events.notification.CaseEvent.Builder made =
        org.tenprint.events.notification.CaseEvent.newBuilder()
            .setBookingId(booking)
            .setAt(Times.written(at, ZoneOffset.UTC));
    if (event instanceof CaseEvent.ChargeDismissed dismissed) {
      return made.setKind(CaseEventKind.CHARGE_DISMISSED)
          .setNcic(dismissed.ncic())
          .setBy(dismissed.by().orElse(null))
          .setAuthority(stated(dismissed.authority()))
          .setOrder(stated(dismissed.order()));
    }
    if (event instanceof CaseEvent.DismissalTakenBack told) {
      return made.setKind(CaseEventKind.DISMISSAL_TAKEN_BACK)
          .setNcic(told.ncic())
          .setBy(told.by())
          .setAuthority(told.authority())
          .setOrder(told.order());
    }
    if (event instanceof CaseEvent.PersonProtected) {
      return made.setKind(CaseEventKind.PROTECTED);
    }
    if (event instanceof CaseEvent.ProtectionLifted lifted) {
      return made.setKind(CaseEventKind.PROTECTION_LIFTED)
          .setBy(lifted.by())
          .setGround(Codes.write(LiftGround.class, lifted.ground()))
          .setAuthority(lifted.authority())
          .setOrder(lifted.order())
          .setFrom(Times.written(lifted.from(), ZoneOffset.UTC));
    }
    if (event instanceof CaseEvent.FactStated told) {
      return made.setKind(CaseEventKind.FACT_STATED)
          .setBy(told.by())
          .setFact(Codes.write(StatedFact.class, told.fact()))
          .setHolds(told.holds())
          .setAuthority(told.authority())
          .setOrder(told.order())
          .setFrom(Times.written(told.from(), ZoneOffset.UTC));
    }
    if (event instanceof CaseEvent.TriedAsAdult tried) {
      return made.setKind(CaseEventKind.TRIED_AS_ADULT)
          .setBy(tried.by())
          .setAuthority(tried.authority())
          .setOrder(tried.order());
    }
    if (event instanceof CaseEvent.AdultTrialVacated vacated) {
      return made.setKind(CaseEventKind.ADULT_TRIAL_VACATED)
          .setAuthority(vacated.authority())
          .setOrder(vacated.order());
    }
    if (event instanceof CaseEvent.Consented consented) {
      return made.setKind(CaseEventKind.CONSENTED)
          .setBy(consented.by())
          .setOri(consented.ori())
          .setAsked(Times.written(consented.asked(), ZoneOffset.UTC))
          .setOrder(consented.form())
          .setTerms(Codes.write(ConsentTerms.class, consented.terms()));
    }
    if (event instanceof CaseEvent.ConsentWithdrawn withdrawn) {
      return made.setKind(CaseEventKind.CONSENT_WITHDRAWN).setOri(withdrawn.ori());
    }
    if (event instanceof CaseEvent.Expunged) {
      return made.setKind(CaseEventKind.EXPUNGED);
    }
    if (event instanceof CaseEvent.Requested request) {
      return made.setKind(CaseEventKind.REQUESTED)
          .setAsked(
              request
                  .request()
                  .asked()
                  .map(when -> Times.written(when, ZoneOffset.UTC))
                  .orElse(null))
          .setOri(request.ori())
          .setWarrant(Codes.write(Warrant.class, request.request().warrant()))
          .setRequestKind(Codes.write(RequestKind.class, request.request().kind().orElse(null)))
          .setPurpose(PurposeEvents.write(request.request().purpose()));
    }
    if (event instanceof CaseEvent.Dispatched dispatched) {
      return made.setKind(CaseEventKind.DISPATCHED)
          .setRecipient(dispatched.recipient().text())
          .setSucceeded(dispatched.succeeded());
    }
    throw new IllegalArgumentException("nobody reports " + event.getClass().getSimpleName());
  }

  private static String stated(String text) {
    return text.isEmpty() ? null : text;
  }
}
