package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.Warrant;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.adapter.kafka.UnsentMessages.Unsent;
import org.tenprint.notification.application.Standing;

/** A recipient whose topic takes nothing keeps nobody else waiting, and is decided of later. */
class UnsentMessagesTest {
  private static final String ORI = DayOfMatches.ORI;
  private static final String REFUSED = "sib:MA";
  private static final String OTHER = "agency:" + ORI;
  private static final List<MessageKind> TAKEN_BACK =
      List.of(MessageKind.IDENTIFICATION, MessageKind.RECALL);

  private final DayOfMatches day = new DayOfMatches(Edge.SHARE, Edge.RETURN, Edge.REQUEST);
  private final MemoryHop hop = day.hop;

  /** Whatever waited, an auditor takes each step again. */
  @AfterEach
  void theLogIsVerified() {
    VerifiedLog.isEqual(hop);
  }

  private void takeBack() {
    refusal(hop.now.minus(Duration.ofDays(365)), hop.now.plusMillis(1));
    day.wake();
    day.wake();
  }

  private void refusal(Instant from, Instant recorded) {
    Scope state = TestEvents.state("MA");
    hop.record(
        TestEvents.instrument("REFUSAL", state, Edge.RETURN, Effect.WITHHOLD, from, recorded)
            .build());
  }

  private List<MessageKind> sent(String recipient, String booking) {
    return hop.messages(hop.topic(recipient), booking, 0).stream()
        .map(RecipientMessage::getKind)
        .toList();
  }

  private List<String> said(String recipient) {
    return hop.dispositions().stream()
        .filter(one -> one.getRecipient().equals(recipient))
        .map(one -> one.getOutcome() + " " + one.getReason() + " " + one.getInstruments())
        .toList();
  }

  private long recalled() {
    return hop.dispositions().stream().filter(d -> d.getOutcome() == Outcome.RECALLED).count();
  }

  private Standing.Decided standing(String booking) {
    return (Standing.Decided) hop.standing(booking);
  }

  @Test
  void whatWaitedIsDecidedAgainOnceItCanBeWritten() {
    hop.refused.add(REFUSED);
    String booking = day.decide("T-1");
    day.wake();
    assertEquals(List.of("HELD ERROR []"), said(REFUSED));
    assertEquals(List.of(MessageKind.IDENTIFICATION), sent(OTHER, booking));
    assertEquals(List.of(), sent(REFUSED, booking));
    assertEquals(Set.of(OTHER, "field-office:BOS"), standing(booking).told());
    hop.started();
    hop.refused.clear();
    day.wake();
    day.wake();
    List<RecipientMessage> late = hop.messages(hop.topic(REFUSED), booking, 0);
    assertEquals(1, late.size(), "once");
    Disposition last = hop.dispositions().get(hop.dispositions().size() - 1);
    assertEquals(Outcome.DELIVERED, last.getOutcome());
    assertEquals(last.getMessageId(), late.get(0).getMessageId());
    assertEquals(last.getDecidedAt().getInstant(), late.get(0).getSentAt());
    assertEquals(hop.now.minusSeconds(1), hop.topics.get(hop.topic(REFUSED)).get(0).time());
    assertTrue(standing(booking).told().contains(REFUSED));
    assertEquals(0, waiting());
  }

  /** Rule 6: by what is in force and known at the moment of dispatch. */
  @Test
  void whatARuleKeepsBackByThenIsNotTold() {
    hop.refused.add(REFUSED);
    refusal(hop.now.plus(Duration.ofHours(1)), hop.now.minus(Duration.ofDays(30)));
    String booking = day.decide("T-1");
    hop.now = hop.now.plus(Duration.ofHours(2));
    day.wake();
    hop.refused.clear();
    day.wake();
    day.wake();
    assertEquals(List.of(), sent(REFUSED, booking));
    assertEquals(List.of("HELD ERROR []", "WITHHELD RECIPIENT_REFUSED [REFUSAL]"), said(REFUSED));
    assertEquals(0, recalled(), "who was told before the refusal began keeps it");
    assertEquals(0, waiting());
  }

  @Test
  void aRecallIsToldToTheOthersAtOnceAndToTheOneLater() {
    String booking = day.decide("T-1");
    hop.refused.add(REFUSED);
    takeBack();
    Instant recalled = hop.now;
    assertEquals(2, recalled());
    assertEquals(TAKEN_BACK, sent(OTHER, booking));
    assertEquals(List.of(MessageKind.IDENTIFICATION), sent(REFUSED, booking));
    hop.now = hop.now.plus(Duration.ofDays(100));
    hop.refused.clear();
    day.wake();
    assertEquals(TAKEN_BACK, sent(REFUSED, booking));
    // of its own time, a topic that keeps records for 90 days would delete it at once
    MemoryHop.Written late = hop.topics.get(hop.topic(REFUSED)).get(1);
    assertEquals(hop.now, late.time());
    assertTrue(!Instant.parse(late.headers().get("ce_time")).isAfter(recalled));
    assertEquals(Set.of(REFUSED, OTHER), standing(booking).recalled());
  }

  /** Nor is who was told nothing shown that something was taken back. */
  @Test
  void whatWouldHaveBeenTakenBackIsNeverSent() {
    hop.refused.add(REFUSED);
    String booking = day.decide("T-1");
    takeBack();
    assertEquals(TAKEN_BACK, sent(OTHER, booking));
    assertEquals(Set.of(OTHER), standing(booking).recalled());
    hop.refused.clear();
    day.wake();
    assertEquals(List.of(), sent(REFUSED, booking));
    assertEquals(Set.of(OTHER), standing(booking).recalled());
    assertEquals(Set.of("field-office:BOS"), standing(booking).told());
  }

  /** Whatever edge it is of: an agency reads one topic. */
  @Test
  void nothingOvertakesARecallThatWaits() {
    String booking = day.decide("T-1");
    hop.refused.add(OTHER);
    takeBack();
    hop.refused.clear();
    asks(booking, Warrant.JUDICIAL);
    assertEquals(
        List.of(MessageKind.IDENTIFICATION, MessageKind.RECALL, MessageKind.REQUEST),
        sent(OTHER, booking));
  }

  private void asks(String booking, Warrant warrant) {
    hop.now = hop.now.plusSeconds(1);
    hop.take(TestEvents.request(UUID.fromString(booking), ORI, warrant, hop.now), booking);
  }

  /** As of what is held, each says so of its own, and the last is told. */
  @Test
  void aFurtherRequestTakesThePlaceOfOneThatWaits() {
    String booking = day.decide("T-1");
    hop.refused.add(OTHER);
    asks(booking, Warrant.NONE);
    asks(booking, Warrant.JUDICIAL);
    assertEquals(List.of("HELD ERROR []", "HELD ERROR []"), said("request:" + ORI));
    hop.refused.clear();
    day.wake();
    assertEquals(List.of(MessageKind.IDENTIFICATION, MessageKind.REQUEST), sent(OTHER, booking));
    assertEquals(0, waiting());
  }

  /** What is told of a closed topic ends where nobody has anything for it. */
  @Test
  void eachLookAsksAgainWhetherSomethingWaitsOrNot() {
    day.wake();
    assertEquals(1, hop.recipients.askedAgain);
    hop.refused.add(REFUSED);
    day.decide("T-1");
    day.wake();
    assertEquals(2, hop.recipients.askedAgain);
  }

  @Test
  void whoIsProtectedMeanwhileIsToldOfAsAStranger() {
    hop.refused.add(REFUSED);
    String booking = day.decide("T-1");
    hop.take(
        TestEvents.event(UUID.fromString(booking), CaseEventKind.PROTECTED, hop.now).build(),
        booking);
    assertEquals(List.of(), sent(REFUSED, booking));
    assertEquals(1, waiting());
    hop.refused.clear();
    day.wake();
    assertEquals(List.of(MessageKind.NO_MATCH), sent(REFUSED, booking));
    assertEquals("WITHHELD PROTECTED []", said(REFUSED).get(1));
    assertEquals(0, waiting());
  }

  /** However much waits for one recipient. */
  @Test
  void aLookAsksOnceOfARecipient() {
    hop.refused.addAll(List.of(REFUSED, OTHER));
    List<String> bookings = IntStream.range(0, 50).mapToObj(i -> day.decide("T-" + i)).toList();
    assertEquals(100, waiting());
    assertEquals(2, askedWhenNothingElseIsDue());
    hop.refused.remove(REFUSED);
    askedWhenNothingElseIsDue();
    bookings.forEach(
        one -> assertEquals(List.of(MessageKind.IDENTIFICATION), sent(REFUSED, one), one));
    assertEquals(50, waiting(), "for the other");
  }

  /** A look that is short of time leaves some to the next. */
  private int askedWhenNothingElseIsDue() {
    int asked = 0;
    for (int looks = 0; looks < 20 && asked != 2; looks++) {
      int before = hop.recipients.asked;
      day.wake();
      asked = hop.recipients.asked - before;
    }
    return asked;
  }

  /** It is said and counted once, and takes nobody's turn. */
  @Test
  void whatIsKeptAndCannotBeReadKeepsNothingBehindIt() {
    String first = day.decide("T-1");
    String other = day.decide("T-2");
    hop.refused.add(REFUSED);
    takeBack();
    MapStore store = hop.store(ForgottenStore.NAME);
    List<String> keys =
        store.values.keySet().stream().filter(one -> one.startsWith("kept/")).toList();
    assertEquals(2, keys.size());
    String damaged = keys.get(0);
    byte[] before = store.get(damaged);
    Unsent whole = CaseCodec.read(before, UnsentMessages.Waiting.class).messages().get(0);
    Unsent unreadable = new Unsent("m", new byte[] {1}, whole.envelope());
    store.put(damaged, CaseCodec.bytes(new UnsentMessages.Waiting(List.of(unreadable))));
    hop.refused.clear();
    day.wake();
    day.wake();
    assertEquals(1, meter());
    assertEquals(TAKEN_BACK, sent(REFUSED, damaged.endsWith(first) ? other : first));
    hop.started();
    day.wake();
    assertEquals(2, meter(), "tried again by whoever begins");
    store.put(damaged, before);
    hop.started();
    day.wake();
    assertEquals(TAKEN_BACK, sent(REFUSED, damaged.endsWith(first) ? first : other));
  }

  private double meter() {
    return hop.meters.get("tenprint.wakes.failed").counter().count();
  }

  private long waiting() {
    MapStore store = hop.store(ForgottenStore.NAME);
    return store.values.keySet().stream().filter(one -> one.startsWith("unreached/")).count();
  }

  /** A rule that holds by then is a question for people, and its time runs from then. */
  @Test
  void whatIsHeldByThenIsHeldAndRunsOutLater() {
    hop.refused.add(REFUSED);
    day.decide("T-1");
    hop.now = hop.now.plus(Duration.ofDays(29));
    hop.record(
        TestEvents.instrument(
                "HOLD", TestEvents.state("MA"), Edge.RETURN, Effect.HOLD, hop.now, hop.now)
            .setReason(Reason.COUNSEL)
            .build());
    hop.refused.clear();
    day.wake();
    assertEquals(List.of("HELD ERROR []", "HELD COUNSEL [HOLD]"), said(REFUSED));
    hop.now = hop.now.plus(Duration.ofDays(29));
    day.wake();
    assertEquals(2, said(REFUSED).size());
    hop.now = hop.now.plus(Duration.ofDays(1));
    day.wake();
    assertEquals("WITHHELD EXPIRED [HOLD]", said(REFUSED).get(2));
  }
}
