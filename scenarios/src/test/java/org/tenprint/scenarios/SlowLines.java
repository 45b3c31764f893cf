package org.tenprint.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.Message.OfRequest;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** Where a slow case stands towards its recipients, and what they were sent. */
final class SlowLines {
  private final Map<Recipient, SlowLine> lines = new TreeMap<>();
  private final Map<Recipient, SlowLine.Held> heldBefore = new TreeMap<>();
  private final List<Message> sent = new ArrayList<>();

  /** A step begins. */
  void begins() {
    heldBefore.clear();
    lines.forEach(
        (recipient, line) -> {
          if (line.held()) {
            heldBefore.put(recipient, new SlowLine.Held(line.shown.reason(), line.since));
          }
        });
  }

  /** What is held, and was of another before the step, for that reason, is held since then. */
  void heldOn(SlowLines other) {
    lines.forEach(
        (recipient, line) -> {
          SlowLine.Held was = other.heldBefore.get(recipient);
          if (was != null && line.held() && line.shown.reason() == was.reason()) {
            line.since = was.since();
          }
        });
  }

  /** That of a recipient, who may be new. */
  SlowLine to(Recipient recipient) {
    return lines.computeIfAbsent(recipient, r -> new SlowLine());
  }

  Optional<SlowLine> known(Recipient recipient) {
    return Optional.ofNullable(lines.get(recipient));
  }

  Set<Recipient> recipients() {
    return new TreeSet<>(lines.keySet());
  }

  List<Message> sent() {
    return List.copyOf(sent);
  }

  Map<Recipient, Disposition> shown() {
    Map<Recipient, Disposition> shown = new TreeMap<>();
    lines.forEach((recipient, line) -> shown.put(recipient, line.shown));
    return shown;
  }

  void show(Recipient recipient, Outcome outcome, Reason reason, List<String> named, Instant now) {
    SlowLine line = lines.get(recipient);
    Disposition before = line.shown;
    line.shown = new Disposition(recipient, outcome, reason, named, now);
    boolean same = before != null && !line.shown.differsFrom(before) && line.since != null;
    line.since = same ? line.since : now;
  }

  /** A further request is a question of its own, whatever is shown of the one before. */
  void asked(Recipient recipient) {
    to(recipient).since = null;
  }

  /** What nobody decided in time is over. */
  void expire(Recipient recipient, Optional<Duration> deadline, Instant now) {
    SlowLine line = lines.get(recipient);
    if (line.held() && deadline.filter(most -> !line.since.plus(most).isAfter(now)).isPresent()) {
      show(recipient, Outcome.WITHHELD, Reason.EXPIRED, line.shown.instruments(), now);
    }
  }

  /** The same of what is told, perhaps in part. */
  void showTold(Recipient recipient, Answer told, Instant now) {
    lines.get(recipient).shown =
        new Disposition(
            recipient, Outcome.DELIVERED, told.reason(), told.instruments(), now, told.kept());
  }

  void send(Recipient recipient, MessageKind kind, Instant now) {
    send(recipient, kind, Optional.empty(), now);
  }

  private void send(
      Recipient recipient, MessageKind kind, Optional<RequestPurpose> purpose, Instant now) {
    int place = place(recipient);
    OfRequest says = OfRequest.purposed(purpose);
    sent.add(new Message(recipient, kind, List.of(), now, place, Set.of(), says));
  }

  /** Where the next message to a recipient will stand. */
  private int place(Recipient recipient) {
    return 1 + (int) sent.stream().filter(one -> one.recipient().equals(recipient)).count();
  }

  /** Sends what can be taken back. */
  void tell(Recipient recipient, MessageKind kind, SlowLine.Taken taken, Instant now) {
    if (kind != MessageKind.NO_MATCH) {
      lines.get(recipient).outs.add(new SlowLine.Out(place(recipient), taken));
    }
    send(recipient, kind, taken.request().flatMap(Request::purpose), now);
  }

  /** Whether a recipient was last told that nobody was found. */
  boolean knowsNobody(Recipient recipient) {
    MessageKind last = null;
    for (Message one : sent) {
      last = one.recipient().equals(recipient) ? one.kind() : last;
    }
    return last == MessageKind.NO_MATCH;
  }

  /** Whether what is to be told is that nobody was found, and the recipient knows it. */
  boolean nobodyAgain(Recipient recipient, Finding found) {
    return kind(recipient.edge(), found.identification()) == MessageKind.NO_MATCH
        && knowsNobody(recipient);
  }

  /** Whether a recipient was ever told anything. */
  boolean wasTold(Recipient recipient) {
    return sent.stream().anyMatch(one -> one.recipient().equals(recipient));
  }

  /** Whether 64 requests stand, of all agencies. */
  boolean full() {
    int stand = 0;
    for (Map.Entry<Recipient, SlowLine> line : lines.entrySet()) {
      stand += line.getKey().edge() == Edge.REQUEST ? line.getValue().outs.size() : 0;
    }
    return stand >= 64;
  }

  /** Names of what people can give a verdict on. */
  Set<String> standing() {
    Set<String> standing = new TreeSet<>();
    for (SlowLine line : lines.values()) {
      if (line.held()) {
        standing.addAll(line.last.answer().holds());
      }
      if (!line.outs.isEmpty()) {
        standing.addAll(Set.of("OUT MATCH", "OUT CITIZEN"));
      }
    }
    return standing;
  }

  void recallAll(Reason reason, Instant now) {
    for (Recipient recipient : recipients()) {
      for (SlowLine.Out out : List.copyOf(lines.get(recipient).outs)) {
        recall(recipient, out, reason, List.of(), now);
      }
    }
  }

  void recall(
      Recipient recipient, SlowLine.Out out, Reason reason, List<String> named, Instant now) {
    SlowLine line = lines.get(recipient);
    line.last = out.taken();
    line.outs.remove(out);
    line.waits = false;
    line.owed = false;
    show(recipient, Outcome.RECALLED, reason, named, now);
    sent.add(new Message(recipient, MessageKind.RECALL, List.of(), now, out.place()));
  }

  /** Who is told of a booking, or not, unasked. */
  static Set<Recipient> ofBooking(Places places) {
    Set<Recipient> recipients = new TreeSet<>();
    recipients.add(Recipient.fieldOffice(places.controlling().fieldOffice()));
    recipients.add(Recipient.sib(places.controlling().state()));
    recipients.add(Recipient.agency(places.controlling().ori()));
    recipients.add(Recipient.agency(places.booking().ori()));
    return recipients;
  }

  /** Of what kind it is that a recipient is told. */
  static MessageKind kind(Edge edge, IdentificationResult found) {
    boolean nobody = found == IdentificationResult.NO_MATCH;
    return edge == Edge.REQUEST
        ? MessageKind.REQUEST
        : nobody ? MessageKind.NO_MATCH : MessageKind.IDENTIFICATION;
  }
}
