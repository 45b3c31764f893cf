package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.Determinations;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.immigration.TestEvents;
import org.tenprint.immigration.application.DetermineStatus;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.ExtremeEvents;
import org.tenprint.testkit.HopOutcome;
import org.tenprint.testkit.InMemoryHop;
import org.tenprint.vault.MemoryVault;

/**
 * Identifications and records at the extremes of every field: each is one determination or one dead
 * letter, none ends the process, and between them ordinary ones come to what they should. {@code
 * -Dtenprint.extremes=1000000} draws as many.
 */
class ImmigrationExtremesTest {
  private static final int EVENTS = Integer.getInteger("tenprint.extremes", 1_000);
  private static final int ORDINARY_EACH = 100;
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final ReferenceSet REFERENCE = ReferenceSet.sample();
  private static final ImmigrationCodecs CODECS =
      ImmigrationCodecs.of(Optional.empty(), new MemoryVault());

  private final Records records = new Records();

  /** The store's own meaning, in memory. */
  private static final class Records implements RecordStore {
    private final Map<String, KnownStatement> bySubject = new HashMap<>();

    @Override
    public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
      for (RecordChange change : changes) {
        if (change instanceof RecordChange.Stated stated) {
          bySubject.put(
              stated.statement().subjectId(),
              new KnownStatement(stated.statement(), stated.origin()));
        }
      }
    }

    @Override
    public Map<Integer, Long> positions(Supplier<LogExtent> log) {
      return Map.of();
    }

    @Override
    public Optional<KnownStatement> find(String subjectId, Instant trueAt, Instant knownAt) {
      return Optional.ofNullable(bySubject.get(subjectId))
          .filter(known -> !known.statement().validFrom().isAfter(trueAt));
    }

    @Override
    public Optional<Instant> learned(String subjectId) {
      return Optional.empty();
    }

    @Override
    public Optional<String> subject(String subjectKey) {
      return Optional.empty();
    }

    @Override
    public void forget(String subjectKey) {
      throw new UnsupportedOperationException("nobody is held");
    }
  }

  @Test
  void everyEventHasOneOutcome() throws Exception {
    ExtremeEvents events = new ExtremeEvents(40).upTo(2_000, 300).with("subjectId", "S-1", "S-2");
    ImmigrationTopology topology =
        new ImmigrationTopology(
            CODECS,
            new IdentificationHop(
                new DetermineStatus(records, () -> NOW),
                CODECS,
                REFERENCE,
                new SimpleMeterRegistry()));
    int aside = 0;
    try (InMemoryHop hop = new InMemoryHop(topology.hop().topology())) {
      for (int i = 0; i < EVENTS; i++) {
        state(events.next(ImmigrationRecord.class), i);
        Identification event = events.next(Identification.class);
        // one in ten as it is: what is sealed by nobody is put aside, whatever it says
        if (i % 10 != 0) {
          event.put("sealed", null);
        }
        HopOutcome outcome = take(hop, event);
        aside += outcome.aside() ? 1 : 0;
        assertTrue(outcome.aside() || outcome.values(TopicCatalogue.DETERMINATIONS).size() == 1);
        if (i % ORDINARY_EACH == 0) {
          ordinary(hop, i);
        }
      }
    }
    assertTrue(aside > EVENTS / 10 && aside < EVENTS * 9 / 10, aside + " aside of " + EVENTS);
  }

  private static HopOutcome take(InMemoryHop hop, Identification event) {
    String key = event.getContext().getBookingId().toString();
    return HopOutcome.of(
        hop,
        ImmigrationTopology.SERVICE,
        TopicCatalogue.IDENTIFICATIONS,
        HopOutcome.record(key, CODECS.identifications().encode(event), NOW));
  }

  /** The feed's part: what cannot be a statement is poison, and nothing else is thrown. */
  private boolean state(ImmigrationRecord record, int offset) {
    try {
      record.put("sealed", null);
      LogAddress at = new LogAddress(0, offset);
      records.apply(List.of(RecordCodec.change(record, at, NOW)), Map.of());
      return true;
    } catch (PoisonEvent poison) {
      assertFalse(poison.detail().isBlank());
      return false;
    }
  }

  private void ordinary(InMemoryHop hop, int number) throws Exception {
    String subject = "ORDINARY-" + number;
    assertTrue(
        state(TestEvents.record(subject, "R-" + number, ImmigrationStatus.REMOVABLE), number));
    Identification event =
        TestEvents.identification("T-" + number, IdentificationOutcome.MATCH, subject);
    List<byte[]> written = take(hop, event).values(TopicCatalogue.DETERMINATIONS);
    Determination due =
        Determinations.of(
            event,
            records.find(subject, TestEvents.BOOKED_AT, NOW).map(RecordCodec::facts),
            REFERENCE,
            NOW);
    assertEquals(1, written.size());
    assertEquals(due, CODECS.determinations().decode(written.get(0)));
    assertEquals(ImmigrationStatus.REMOVABLE, due.getStatus());
  }
}
