package org.tenprint.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tenprint.events.BookingIds;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.RequestKind;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.offence.OffenceTable;

/**
 * The messages of a step, and which disposition names which. Ids follow from the step's key. An
 * identification has the parts that were not kept back when it was decided, a request the purpose
 * for which it was decided. A no-match carries the booking's own numbers and nothing else, whatever
 * is behind it.
 */
final class SentMessages {
  private static final UUID MESSAGES = UUID.fromString("6a0f4c62-7d55-5a39-9a43-52c8f5b0d3aa");

  /** A disposition with the id of the message that it names. */
  record Named(Disposition disposition, Optional<String> messageId) {}

  private final CaseState before;
  private final CaseStep made;
  private final CaseMoment moment;
  private final OffenceTable table;
  private final int number;
  private final List<RecipientMessage> inOrder = new ArrayList<>();
  private final Map<String, List<String>> byRecipient = new TreeMap<>();

  /**
   * @param ids of what recipients hold; takes what goes out
   */
  SentMessages(
      CaseState before,
      CaseStep made,
      CaseMoment moment,
      OffenceTable table,
      int number,
      SentIds ids) {
    this.before = before;
    this.made = made;
    this.moment = moment;
    this.table = table;
    this.number = number;
    for (Message message : made.messages()) {
      RecipientMessage event = event(message, ids);
      if (message.kind() != MessageKind.RECALL) {
        ids.sent(message, event.getMessageId());
      }
      inOrder.add(event);
      byRecipient
          .computeIfAbsent(event.getRecipient(), who -> new ArrayList<>())
          .add(event.getMessageId());
    }
  }

  List<RecipientMessage> inOrder() {
    return inOrder;
  }

  /**
   * Those that are published, each with its message, in order of recipients: of each recipient the
   * last, or as many of the last as it is sent messages; of a person all that say something of
   * their own, since a notice may go out, or be withheld, while another is held. Before there were
   * keys all were, in the order in which they were made.
   */
  List<Named> named(List<Disposition> dispositions) {
    Map<Recipient, List<Disposition>> each = new TreeMap<>();
    dispositions.forEach(
        one -> each.computeIfAbsent(one.recipient(), who -> new ArrayList<>()).add(one));
    if (moment.messageKey().isEmpty()) {
      return dispositions.stream().map(one -> named(one, each.get(one.recipient()))).toList();
    }
    List<Named> named = new ArrayList<>();
    each.forEach(
        (recipient, ofIt) -> {
          int wanted = Math.max(1, sentTo(recipient).size());
          List<Disposition> those =
              recipient.kind().person()
                  ? ofAPerson(ofIt)
                  : ofIt.subList(Math.max(0, ofIt.size() - wanted), ofIt.size());
          those.forEach(one -> named.add(named(one, ofIt)));
        });
    return named;
  }

  /** The last names the last, the one before it the one before, where there are several. */
  private Named named(Disposition one, List<Disposition> ofIt) {
    List<String> sent = sentTo(one.recipient());
    if (one.recipient().kind().person()) {
      return toldAPerson(one, ofIt, sent);
    }
    int fromLast = ofIt.size() - place(one, ofIt);
    int which = sent.size() == 1 ? 0 : sent.size() - fromLast;
    return new Named(
        one, which < 0 || sent.isEmpty() ? Optional.empty() : Optional.of(sent.get(which)));
  }

  /** Without what is said again, without a message, later in the step. */
  private static List<Disposition> ofAPerson(List<Disposition> ofIt) {
    List<Disposition> those = new ArrayList<>();
    for (int i = 0; i < ofIt.size(); i++) {
      Disposition one = ofIt.get(i);
      boolean again =
          ofIt.subList(i + 1, ofIt.size()).stream()
              .anyMatch(later -> !hasAMessage(later) && !later.differsFrom(one));
      if (hasAMessage(one) || !again) {
        those.add(one);
      }
    }
    return those;
  }

  /** Each delivery and each recall has a message, in their order, and nothing else has. */
  private static Named toldAPerson(Disposition one, List<Disposition> ofIt, List<String> sent) {
    long before =
        ofIt.subList(0, place(one, ofIt)).stream().filter(SentMessages::hasAMessage).count();
    return new Named(
        one, hasAMessage(one) ? Optional.of(sent.get((int) before)) : Optional.empty());
  }

  private static boolean hasAMessage(Disposition one) {
    return one.outcome() == Outcome.DELIVERED || one.outcome() == Outcome.RECALLED;
  }

  /** Two recalls may say the same: which of them it is, is asked of itself. */
  private static int place(Disposition one, List<Disposition> among) {
    int place = 0;
    while (among.get(place) != one) {
      place++;
    }
    return place;
  }

  private List<String> sentTo(Recipient recipient) {
    return byRecipient.getOrDefault(recipient.text(), List.of());
  }

  private RecipientMessage event(Message message, SentIds ids) {
    BookingContext booking = CaseEvents.booking(before);
    String recalled = message.kind() == MessageKind.RECALL ? ids.recalled(message) : null;
    String which = message.kind() == MessageKind.NOTICE ? "" + message.number() : recalled;
    RecipientMessage.Builder event =
        RecipientMessage.newBuilder()
            .setMessageId(id(message, which))
            .setKind(
                Codes.write(org.tenprint.events.notification.MessageKind.class, message.kind()))
            .setBookingId(booking.getBookingId())
            .setTcn(booking.getTcn())
            .setBookingOri(booking.getBookingOri())
            .setRecipient(message.recipient().text())
            .setInstruments(message.instruments())
            .setSentAt(Times.kept(message.at()))
            .setPurpose(PurposeEvents.write(message.says().purpose()))
            .setAsked(message.says().asked().map(Times::kept).orElse(null))
            .setRequestKind(
                message
                    .says()
                    .kind()
                    .map(kind -> Codes.write(RequestKind.class, kind))
                    .orElse(null))
            .setRecalls(recalled);
    if (message.kind() == MessageKind.IDENTIFICATION) {
      identification(event, made.next().circumstances().facts(), message);
    }
    return event.build();
  }

  private void identification(RecipientMessage.Builder event, Facts facts, Message message) {
    Set<MessagePart> without = message.withheld();
    event.setWithheld(PartEvents.write(without));
    if (!without.contains(MessagePart.SUBJECT)) {
      event.setSubjectId(before.determination().getIdentification().getSubjectId());
    }
    if (!without.contains(MessagePart.STATUS)) {
      event.setStatus(before.determination().getStatus());
    }
    if (message.recipient().kind() == RecipientKind.FIELD_OFFICE
        && !without.contains(MessagePart.LEVELS)) {
      event.setLevels(StatedLevels.of(facts, table));
    }
  }

  /**
   * Of one of several recalls to a recipient it follows from what is recalled, too, and of one of
   * several notices from its number.
   */
  private String id(Message message, String which) {
    String recipient = message.recipient().text();
    boolean several =
        made.messages().stream()
                .filter(one -> one.kind() == message.kind())
                .filter(one -> one.recipient().equals(message.recipient()))
                .count()
            > 1;
    if (moment.messageKey().isPresent()) {
      MessageKey key = moment.messageKey().get();
      return several ? key.id(recipient, message.kind(), which) : key.id(recipient, message.kind());
    }
    return unkeyed(recipient, message.kind(), several ? "|" + which : "");
  }

  /** As ids followed before there were keys: who knows the code can tell the step. */
  private String unkeyed(String recipient, MessageKind kind, String recalled) {
    String booking = CaseEvents.booking(before).getBookingId().toString();
    String name = String.join("|", booking, recipient, kind.name());
    return BookingIds.version5(MESSAGES, name + "|" + number + recalled).toString();
  }
}
