package org.tenprint.decisions;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.offence.OffenceTable;

/**
 * What a step of a case made, as events: the journal's entry, dispositions, and messages as {@link
 * SentMessages} has them.
 */
final class CaseEvents {
  private final OffenceTable table;

  CaseEvents(OffenceTable table) {
    this.table = table;
  }

  CaseChange change(CaseState before, CaseStep made, CaseMoment moment, StepTrigger trigger) {
    int number = before.step() + 1;
    SentIds ids = new SentIds(before);
    SentMessages messages = new SentMessages(before, made, moment, table, number, ids);
    List<org.tenprint.events.notification.Disposition> dispositions =
        messages.named(published(before, made, moment)).stream()
            .map(named -> disposition(before, made, named, moment, number))
            .toList();
    return new CaseChange(
        new CaseState(
            before.determination(),
            made.next(),
            number,
            moment.at(),
            ids.last(made.next()),
            ids.earlier(made.next())),
        journal(before, made, moment, trigger, number, dispositions.size()),
        dispositions,
        messages.inOrder(),
        made.workItems());
  }

  /**
   * The dispositions that a step makes public: those that are new, and the standing one of a
   * protected person's recipient who is told, or will not be, in this step.
   */
  private static List<Disposition> published(CaseState before, CaseStep made, CaseMoment moment) {
    if (moment.messageKey().isEmpty()) {
      return made.dispositions();
    }
    List<Disposition> all = new ArrayList<>();
    for (Disclosure disclosure : made.next().disclosures()) {
      boolean owedBefore =
          before.file().towards(disclosure.recipient()).filter(Disclosure::owesNoMatch).isPresent();
      if (owedBefore && !disclosure.owesNoMatch()) {
        Disposition stands = disclosure.latest();
        all.add(
            new Disposition(
                stands.recipient(),
                stands.outcome(),
                stands.reason(),
                stands.instruments(),
                moment.at(),
                stands.keptBack()));
      }
    }
    all.addAll(made.dispositions());
    return all;
  }

  static BookingContext booking(CaseState state) {
    return state.determination().getIdentification().getContext();
  }

  private static ZoneOffset offset(CaseState state) {
    return state.file().circumstances().facts().bookedAt().getOffset();
  }

  private static org.tenprint.events.notification.CaseStep journal(
      CaseState before,
      CaseStep made,
      CaseMoment moment,
      StepTrigger trigger,
      int number,
      int dispositions) {
    List<String> pushed =
        made.next().disclosures().stream()
            .map(disclosure -> disclosure.recipient().text())
            .filter(moment.settings().pushed()::contains)
            .sorted()
            .toList();
    return org.tenprint.events.notification.CaseStep.newBuilder()
        .setBookingId(booking(before).getBookingId())
        .setStep(number)
        .setTrigger(trigger)
        .setOrigin(moment.origin().orElse(null))
        .setAt(Times.written(moment.at(), offset(before)))
        .setRuleBookVersion(moment.rules().book().version())
        .setRuleBookOffset(moment.rules().offset())
        .setHoldDeadlineSeconds(moment.settings().holdDeadline().toSeconds())
        .setPushed(pushed)
        .setDispositions(dispositions)
        .setMessageKey(moment.messageKey().map(MessageKey::written).orElse(null))
        .setEdition(moment.edition().number())
        .build();
  }

  private org.tenprint.events.notification.Disposition disposition(
      CaseState before, CaseStep step, SentMessages.Named named, CaseMoment moment, int number) {
    BookingContext booking = booking(before);
    Disposition made = named.disposition();
    String recipient = made.recipient().text();
    return org.tenprint.events.notification.Disposition.newBuilder()
        .setBookingId(booking.getBookingId())
        .setBookingOri(booking.getBookingOri())
        .setTcn(booking.getTcn())
        .setRecipient(recipient)
        .setEdge(Codes.write(Edge.class, made.recipient().edge()))
        .setOutcome(Codes.write(org.tenprint.events.notification.Outcome.class, made.outcome()))
        .setReason(Codes.write(Reason.class, made.reason()))
        .setInstruments(made.instruments())
        .setKeptBack(PartEvents.write(made.keptBack()))
        .setRuleBookVersion(moment.rules().book().version())
        .setRuleBookOffset(moment.rules().offset())
        .setReferenceDataVersion(table.version())
        .setStep(number)
        .setMessageId(named.messageId().orElse(null))
        .setDecidedAt(Times.written(made.at(), offset(before)))
        .setLift(LiftEvents.of(step.next()))
        .setAnswer(
            moment.messageKey().isEmpty()
                ? null
                : answer(made, step.next(), named.messageId().isPresent()))
        .build();
  }

  /**
   * What the recipient may be shown: of a protected person what it would be shown of a stranger.
   */
  private static RecipientAnswer answer(Disposition made, CaseFile next, boolean told) {
    if (told || LiftEvents.toldNobodyWasFound(made.recipient(), next)) {
      return RecipientAnswer.SENT;
    }
    boolean pending =
        made.outcome() == Outcome.HELD
            || next.towards(made.recipient()).filter(Disclosure::owesNoMatch).isPresent();
    return pending ? RecipientAnswer.PENDING : RecipientAnswer.NONE;
  }
}
