package org.tenprint.decisions;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.tenprint.events.BookingIds;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.offence.OffenceTable;

/**
 * What a step of a case made, as events. Ids of messages follow from the step's key. A no-match
 * carries the booking's own numbers and nothing else, whatever is behind it.
 */
final class CaseEvents {
  private static final UUID MESSAGES = UUID.fromString("6a0f4c62-7d55-5a39-9a43-52c8f5b0d3aa");

  private final OffenceTable table;

  CaseEvents(OffenceTable table) {
    this.table = table;
  }

  CaseChange change(CaseState before, CaseStep made, CaseMoment moment, StepTrigger trigger) {
    int number = before.step() + 1;
    SortedMap<String, String> sent = new TreeMap<>(before.sent());
    SortedMap<String, RecipientMessage> messages = new TreeMap<>();
    List<RecipientMessage> inOrder =
        made.messages().stream()
            .map(message -> message(before, made, message, moment, number))
            .toList();
    inOrder.forEach(message -> messages.put(message.getRecipient(), message));
    made.messages().stream()
        .filter(message -> message.kind() != MessageKind.RECALL)
        .map(message -> message.recipient().text())
        .forEach(recipient -> sent.put(recipient, messages.get(recipient).getMessageId()));
    List<org.tenprint.events.notification.Disposition> dispositions =
        published(before, made, moment).stream()
            .map(d -> disposition(before, made, d, moment, number, messages))
            .toList();
    return new CaseChange(
        new CaseState(before.determination(), made.next(), number, moment.at(), sent),
        journal(before, made, moment, trigger, number, dispositions.size()),
        dispositions,
        inOrder,
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
    SortedMap<Recipient, Disposition> all = new TreeMap<>();
    for (Disclosure disclosure : made.next().disclosures()) {
      boolean owedBefore =
          before.file().towards(disclosure.recipient()).filter(Disclosure::owesNoMatch).isPresent();
      if (owedBefore && !disclosure.owesNoMatch()) {
        Disposition stands = disclosure.latest();
        all.put(
            stands.recipient(),
            new Disposition(
                stands.recipient(),
                stands.outcome(),
                stands.reason(),
                stands.instruments(),
                moment.at()));
      }
    }
    made.dispositions().forEach(disposition -> all.put(disposition.recipient(), disposition));
    return List.copyOf(all.values());
  }

  private static BookingContext booking(CaseState state) {
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
      CaseState before,
      CaseStep step,
      Disposition made,
      CaseMoment moment,
      int number,
      SortedMap<String, RecipientMessage> messages) {
    BookingContext booking = booking(before);
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
        .setRuleBookVersion(moment.rules().book().version())
        .setRuleBookOffset(moment.rules().offset())
        .setReferenceDataVersion(table.version())
        .setStep(number)
        .setMessageId(
            Optional.ofNullable(messages.get(recipient))
                .map(RecipientMessage::getMessageId)
                .orElse(null))
        .setDecidedAt(Times.written(made.at(), offset(before)))
        .setAnswer(
            moment.messageKey().isEmpty()
                ? null
                : answer(made, step.next(), messages.containsKey(recipient)))
        .build();
  }

  /**
   * What the recipient may be shown: of a protected person what it would be shown of a stranger.
   */
  private static RecipientAnswer answer(Disposition made, CaseFile next, boolean told) {
    if (told) {
      return RecipientAnswer.SENT;
    }
    boolean pending =
        made.outcome() == Outcome.HELD
            || next.towards(made.recipient()).filter(Disclosure::owesNoMatch).isPresent();
    return pending ? RecipientAnswer.PENDING : RecipientAnswer.NONE;
  }

  private RecipientMessage message(
      CaseState before, CaseStep made, Message message, CaseMoment moment, int number) {
    BookingContext booking = booking(before);
    String recipient = message.recipient().text();
    RecipientMessage.Builder event =
        RecipientMessage.newBuilder()
            .setMessageId(
                moment
                    .messageKey()
                    .map(key -> key.id(recipient, message.kind()))
                    .orElseGet(() -> id(booking, recipient, message.kind(), number)))
            .setKind(
                Codes.write(org.tenprint.events.notification.MessageKind.class, message.kind()))
            .setBookingId(booking.getBookingId())
            .setTcn(booking.getTcn())
            .setBookingOri(booking.getBookingOri())
            .setRecipient(recipient)
            .setInstruments(message.instruments())
            .setSentAt(Times.kept(message.at()));
    if (message.kind() == MessageKind.RECALL) {
      event.setRecalls(before.sent().get(recipient));
    }
    if (message.kind() == MessageKind.IDENTIFICATION) {
      identification(event, before, made.next().circumstances().facts(), message);
    }
    return event.build();
  }

  private void identification(
      RecipientMessage.Builder event, CaseState before, Facts facts, Message message) {
    event
        .setSubjectId(before.determination().getIdentification().getSubjectId())
        .setStatus(before.determination().getStatus());
    if (message.recipient().kind() == RecipientKind.FIELD_OFFICE) {
      event.setLevels(StatedLevels.of(facts.offences(), facts.bookedAt().toLocalDate(), table));
    }
  }

  /** As ids followed before there were keys: who knows the code can tell the step. */
  private static String id(BookingContext booking, String recipient, MessageKind kind, int step) {
    String name = String.join("|", booking.getBookingId().toString(), recipient, kind.name());
    return BookingIds.version5(MESSAGES, name + "|" + step).toString();
  }
}
