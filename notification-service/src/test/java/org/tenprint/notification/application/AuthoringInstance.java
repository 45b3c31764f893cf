package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.OffenceTable;

/** An instance at which people author, with its own copy of what it read of a log. */
final class AuthoringInstance {
  static final OffsetDateTime JUNE = OffsetDateTime.parse("2011-06-06T00:00:00-04:00");
  static final Instant NOW = Instant.parse("2011-05-01T12:00:00Z");
  static final String DRAFTER = PersonId.of("issuer", "drafter");

  /** Something that is done at another instance. */
  interface Elsewhere {
    void happens() throws Refused;
  }

  private final List<org.tenprint.events.notification.Instrument> log;
  final InstrumentRegister register = new InstrumentRegister();
  final RuleBookReader reader = new RuleBookReader();
  final ExplainEffect explain =
      new ExplainEffect(
          register,
          new OffenceTable("none", Map.of()),
          List.of(new Place("MA0130100", "25025", "MA", "BOS")));
  final AuthorInstruments author =
      new AuthorInstruments(
          register,
          this::readOn,
          this::record,
          explain,
          new Ahead(() -> Instant.MIN, Duration.ofMillis(5)));

  /** Each is taken once, between what this instance read and what it records. */
  final Deque<Elsewhere> meanwhile = new ArrayDeque<>();

  Elsewhere afterwards = () -> {};
  boolean cutOff;
  private int read;

  AuthoringInstance(List<org.tenprint.events.notification.Instrument> log) {
    this.log = log;
  }

  void readOn() throws Refused {
    if (cutOff) {
      throw new Refused(RefusalReason.NOT_CAUGHT_UP, "");
    }
    for (; read < log.size(); read++) {
      var event = log.get(read);
      try {
        register.put(
            reader.put(event, read, Instant.EPOCH),
            event.getApprovals().stream()
                .map(one -> new Approval(one.getBy(), Optional.empty(), Optional.empty()))
                .toList());
      } catch (BrokenEvent refused) {
        assertTrue(refused.getMessage().matches("refused: [A-Z]+_BEFORE"), refused.getMessage());
      }
      register.unread(
          reader.unread().stream()
              .map(one -> new UnreadRecord(one.id(), 0, "", "", one.reach(), Optional.empty()))
              .toList());
    }
  }

  private void record(Instrument instrument, List<Approval> approvals, Instant at) throws Refused {
    if (!meanwhile.isEmpty()) {
      meanwhile.remove().happens();
    }
    write(instrument, approvals.stream().map(Approval::by).toArray(String[]::new));
    afterwards.happens();
  }

  Instrument propose(Effect effect) throws Refused {
    return author.propose(words(effect), NOW);
  }

  /** As who read the report a moment ago. */
  Instrument approve(String by) throws Refused {
    Instrument seen = register.latest("R").orElseThrow();
    String report = explain.of(seen, NOW, Instant.MAX).conflicts().digest();
    return author.approve(author.known("R"), by, Optional.of(report), NOW);
  }

  List<String> approvals() throws Refused {
    readOn();
    return register.latest("R").orElseThrow().provenance().approvals();
  }

  RefusalReason refused(Executable asked) {
    return assertThrows(Refused.class, asked).reason();
  }

  void write(Instrument instrument, String... approvals) {
    List<org.tenprint.events.notification.Approval> its = new ArrayList<>();
    for (String by : approvals) {
      its.add(new org.tenprint.events.notification.Approval(by, null, null));
    }
    log.add(InstrumentEvents.write(instrument, its));
  }

  static Instrument words(Effect effect) {
    return new Instrument(
        "R",
        Issuer.AGENCY,
        new Reach(
            new Scope(ScopeKind.ORI, "MA0130100"), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
        new Ruling(
            effect,
            effect == Effect.PERMIT ? Reason.PERMITTED : Reason.RECIPIENT_REFUSED,
            Set.of(),
            List.of()),
        Validity.between(JUNE, Optional.empty()),
        new Provenance(JUNE, DRAFTER, List.of(), "a letter"));
  }
}
