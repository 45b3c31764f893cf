package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.RuleBook;

/** What the instruments topic has that a person ought to know of. */
class RuleBookHolderTest {
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");
  private static final String TOPIC = "notification.instruments.v1";

  private final InstrumentRegister register = new InstrumentRegister();
  private final RuleBookHistory history = new RuleBookHistory();
  private final RuleBookHolder holder = new RuleBookHolder(register, history);
  private final Logger logger = Logger.getLogger(RuleBookFeed.class.getName());
  private final List<String> warnings = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          log.add(said(record));
          if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(said(record));
          }
        }

        @Override
        public void flush() {
          // nothing is kept back
        }

        @Override
        public void close() {
          // it has nothing open
        }
      };
  private long next;

  private static String said(LogRecord record) {
    StringBuilder said = new StringBuilder(record.getMessage());
    for (Object one : record.getParameters() == null ? new Object[0] : record.getParameters()) {
      said.append(' ').append(one);
    }
    return said.toString();
  }

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(handler);
  }

  private static Instrument.Builder instrument(String id, Effect effect) {
    return instrument(id, effect, NOW.minusSeconds(86_400));
  }

  private static Instrument.Builder instrument(String id, Effect effect, Instant recorded) {
    Instant early = NOW.minusSeconds(86_400);
    return TestEvents.instrument(id, TestEvents.nation(), Edge.RETURN, effect, early, recorded);
  }

  private void put(Instrument event) throws PoisonEvent {
    put(event.getId(), event, NOW);
  }

  private void put(String key, Instrument event, Instant recorded) throws PoisonEvent {
    long offset = next++;
    Envelope envelope = Envelope.first("/test", "type", event.getId(), TOPIC, NOW);
    try {
      holder.put(new Received<>(event, key, envelope, new Origin(TOPIC, 0, offset), recorded));
    } finally {
      holder.read(Map.of(0, next));
    }
  }

  private void undecodable(String key) {
    long offset = next++;
    PoisonEvent why = new PoisonEvent(PoisonReason.UNDECODABLE, "cut off");
    holder.unread(key, new Origin(TOPIC, 0, offset), NOW, why);
    holder.read(Map.of(0, next));
  }

  @Test
  void whatCannotBeReadHoldsFromWhenTheLogTookItOn() {
    undecodable("B");
    RuleBook book = holder.known().book();
    assertEquals(book.version(), book.asReadAt(NOW).version());
    assertEquals(RuleBook.EMPTY.version(), book.asReadAt(NOW.minusMillis(1)).version());
  }

  /** Broken, or under another key; read again by what states an earlier time than the log's. */
  @ParameterizedTest
  @ValueSource(strings = {"B", "ANOTHER"})
  void whatStatesOtherTimesHoldsByThoseOfTheLogToo(String key) throws Exception {
    Instant later = NOW.plusSeconds(60);
    Instrument broken = instrument("B", Effect.WITHHOLD, later).setReason(Reason.UNKNOWN).build();
    assertThrows(PoisonEvent.class, () -> put(key, broken, NOW));
    String held = holder.known().book().version();
    put("B", instrument("B", Effect.WITHHOLD, later).build(), NOW.plusSeconds(120));
    for (RuleBook book : List.of(holder.known().book(), history.upTo(next).book())) {
      RuleBook none = book.asReadAt(NOW.minusMillis(1));
      assertEquals(book.version(), none.version());
      for (int second : new int[] {0, 60, 119}) {
        RuleBook then = book.asReadAt(NOW.plusSeconds(second)).without("B");
        assertEquals(held, then.version(), "after " + second);
      }
      assertEquals(book.version(), book.asReadAt(NOW.plusSeconds(120)).version());
    }
  }

  @Test
  void whatCannotBeReadIsKnownByIdPositionAndReasonUntilTwoPeopleRecordItAgain() throws Exception {
    put(instrument("A", Effect.PERMIT).build());
    undecodable("B");
    Instrument nowhere =
        instrument("C", Effect.WITHHOLD)
            .setScope(new Scope(ScopeKind.STATE, "Massachusetts"))
            .build();
    assertThrows(PoisonEvent.class, () -> put(nowhere));
    assertEquals(
        List.of(
            new UnreadRecord("B", 1, "UNDECODABLE", "cut off", Optional.empty(), Optional.empty()),
            new UnreadRecord(
                "C",
                2,
                "INVARIANT_BROKEN",
                "refused: UNKNOWN_SCOPE",
                Optional.empty(),
                Optional.of(Issuer.STATE))),
        register.unread());

    put(instrument("B", Effect.PERMIT).setApprovals(List.of()).build());
    assertEquals(2, register.unread().size(), "a draft lifts nothing");
    put(instrument("B", Effect.PERMIT).build());
    assertEquals(List.of("C"), register.unread().stream().map(UnreadRecord::id).toList());
    assertEquals(2, warnings.size(), "each is told once");
  }

  /** It became the state that counts, told by nothing. */
  @Test
  void aDraftOfWhatTwoPeopleApprovedIsPutAsideAndTold() throws Exception {
    put(instrument("A", Effect.WITHHOLD).build());
    String version = holder.known().book().version();
    Instrument draft = instrument("A", Effect.WITHHOLD).setApprovals(List.of()).build();
    PoisonEvent why = assertThrows(PoisonEvent.class, () -> put(draft));
    assertEquals(PoisonReason.INVARIANT_BROKEN, why.reason());
    assertEquals("refused: APPROVED_BEFORE", why.detail());
    assertEquals(version, holder.known().book().version());
    assertTrue(register.latest("A").orElseThrow().provenance().approved());
    assertEquals(1, register.asKnown(NOW).instruments().size());
    assertEquals(List.of(), register.unread());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).endsWith("A 1"), warnings.get(0));
  }

  private static Instrument.Builder order(String id, Effect effect) {
    return instrument(id, effect)
        .setIssuer(org.tenprint.events.notification.Issuer.STATE_COURT)
        .setScope(new Scope(ScopeKind.BOOKING, "MA0130100/T-1"));
  }

  /** Whoever reads the log is told of no order about a booking; where it stands, they are. */
  @Test
  void theLogNamesNoOrderAboutABookingAndNoBooking() throws Exception {
    put(order("ORDER-17", Effect.WITHHOLD).build());
    Instrument other = order("ORDER-17", Effect.PERMIT).build();
    assertThrows(PoisonEvent.class, () -> put(other));
    assertEquals(List.of("ORDER-17"), register.unread().stream().map(UnreadRecord::id).toList());
    assertEquals(Optional.of(Issuer.STATE_COURT), register.unread().get(0).issuer());
    undecodable("ORDER-18");
    put(order("ORDER-19", Effect.WITHHOLD).setUnless(List.of("ORDER-20")).build());
    put(instrument("PERMIT", Effect.PERMIT).setUnless(List.of("ORDER-18", "TYPO")).build());
    put(order("ORDER-18", Effect.WITHHOLD).build());
    put(order("ORDER-20", Effect.WITHHOLD).build());
    Instrument elsewhere =
        instrument("ORDER-20", Effect.WITHHOLD)
            .setScope(new Scope(ScopeKind.STATE, "MA"))
            .setApprovals(List.of())
            .build();
    assertThrows(PoisonEvent.class, () -> put(elsewhere));
    for (String line : log) {
      assertFalse(line.contains("ORDER-") || line.contains("T-1"), line);
    }
    assertTrue(warnings.get(0).endsWith(" - 1"), warnings.get(0));
    assertTrue(warnings.get(1).endsWith(" - - 1 INVARIANT_BROKEN"), warnings.get(1));
    assertTrue(warnings.get(2).endsWith(" - - 2 UNDECODABLE"), warnings.get(2));
    assertTrue(warnings.get(3).endsWith(" - - true"), warnings.get(3));
    assertTrue(warnings.get(4).endsWith(" PERMIT [-, TYPO] false"), warnings.get(4));
    assertTrue(warnings.get(5).endsWith(" - 7"), warnings.get(5));
    assertEquals(6, warnings.size());
  }

  /** The mirror of it. */
  @Test
  void theLogNamesWhatCannotBeReadOfAPlace() throws Exception {
    put(
        instrument("STATE-LAW", Effect.WITHHOLD)
            .setScope(new Scope(ScopeKind.STATE, "MA"))
            .build());
    Instrument other =
        instrument("STATE-LAW", Effect.PERMIT).setScope(new Scope(ScopeKind.STATE, "MA")).build();
    assertThrows(PoisonEvent.class, () -> put(other));
    assertTrue(warnings.get(0).endsWith(" STATE-LAW 1"), warnings.get(0));
    assertTrue(warnings.get(1).contains(" STATE-LAW Reach[scope=Scope[kind=STATE, value=MA]"));
    assertTrue(warnings.get(1).endsWith(" 1 INVARIANT_BROKEN"), warnings.get(1));
  }

  @Test
  void anUnknownUnlessIsToldOnceAndNamesTheIds() throws Exception {
    put(instrument("A", Effect.PERMIT).setUnless(List.of("Y", "X", "B")).build());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("A [B, X, Y]"), warnings.get(0));
    put(instrument("B", Effect.PERMIT).build());
    put(instrument("C", Effect.PERMIT).build());
    put(instrument("X", Effect.PERMIT).build());
    assertEquals(1, warnings.size(), "once, not at each record after it");

    put(instrument("D", Effect.WITHHOLD).setUnless(List.of("Z", "X")).build());
    assertEquals(2, warnings.size());
    assertTrue(warnings.get(1).contains("D [Z]"), warnings.get(1));
    put(instrument("Y", Effect.PERMIT).build());
    put(instrument("Z", Effect.PERMIT).build());
    assertEquals(2, warnings.size());
  }
}
