package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;

/** A recipient whose topic takes nothing keeps nobody else waiting, and is told later. */
class UnsentMessagesTest {
  private static final String ORI = DayOfMatches.ORI;
  private static final String REFUSED = "sib:MA";
  private static final String OTHER = "agency:" + ORI;

  private final DayOfMatches day = new DayOfMatches(Edge.SHARE, Edge.RETURN);
  private final MemoryHop hop = day.hop;

  private void takeBack() {
    day.record("REFUSAL", new Scope(ScopeKind.STATE, "MA"), Edge.RETURN, Effect.WITHHOLD);
    day.wake();
    day.wake();
  }

  private List<MessageKind> sent(String recipient, String booking) {
    return hop.messages(hop.topic(recipient), booking, 0).stream()
        .map(RecipientMessage::getKind)
        .toList();
  }

  private long recalled() {
    return hop.dispositions().stream().filter(d -> d.getOutcome() == Outcome.RECALLED).count();
  }

  @Test
  void whatIsWrittenLaterIsWhatWouldHaveBeenWritten() {
    hop.refused.add(REFUSED);
    String booking = day.decide("T-1");
    day.wake();
    assertEquals(List.of(), sent(REFUSED, booking));
    hop.started();
    hop.refused.clear();
    day.wake();
    day.wake();
    RecipientMessage late = only(REFUSED, booking);
    assertEquals(
        hop.dispositions().stream()
            .filter(one -> one.getRecipient().equals(REFUSED))
            .map(Disposition::getMessageId)
            .toList(),
        List.of(late.getMessageId()));
    assertEquals(only(OTHER, booking).getSentAt(), late.getSentAt());
    MemoryHop.Written written = hop.topics.get(hop.topic(REFUSED)).get(0);
    MemoryHop.Written beside = hop.topics.get(hop.topic(OTHER)).get(0);
    assertEquals(beside.key(), written.key());
    assertEquals(beside.time(), written.time());
    assertEquals(withoutId(beside), withoutId(written));
  }

  private RecipientMessage only(String recipient, String booking) {
    List<RecipientMessage> all = hop.messages(hop.topic(recipient), booking, 0);
    assertEquals(1, all.size(), "once");
    return all.get(0);
  }

  private static Map<String, String> withoutId(MemoryHop.Written written) {
    Map<String, String> headers = new TreeMap<>(written.headers());
    headers.remove("ce_id");
    return headers;
  }

  @Test
  void aRecallIsToldToTheOthersAtOnceAndToTheOneLater() {
    String booking = day.decide("T-1");
    hop.refused.add(REFUSED);
    takeBack();
    assertEquals(2, recalled());
    assertEquals(List.of(MessageKind.IDENTIFICATION, MessageKind.RECALL), sent(OTHER, booking));
    assertEquals(List.of(MessageKind.IDENTIFICATION), sent(REFUSED, booking));
    hop.refused.clear();
    day.wake();
    assertEquals(List.of(MessageKind.IDENTIFICATION, MessageKind.RECALL), sent(REFUSED, booking));
  }

  @Test
  void whatWasTakenBackBeforeItWasSentIsNeverSent() {
    hop.refused.add(REFUSED);
    String booking = day.decide("T-1");
    takeBack();
    assertEquals(List.of(MessageKind.IDENTIFICATION, MessageKind.RECALL), sent(OTHER, booking));
    hop.refused.clear();
    day.wake();
    assertEquals(List.of(), sent(REFUSED, booking));
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
  void nothingOvertakesWhatWaits() {
    hop.refused.add(REFUSED);
    String booking = day.decide("T-1");
    String other = day.decide("T-2");
    hop.refused.clear();
    day.decide("T-3");
    assertEquals(List.of(), sent(REFUSED, booking));
    takeBack();
    assertEquals(List.of(MessageKind.IDENTIFICATION, MessageKind.RECALL), sent(REFUSED, booking));
    assertEquals(List.of(MessageKind.IDENTIFICATION, MessageKind.RECALL), sent(REFUSED, other));
  }
}
