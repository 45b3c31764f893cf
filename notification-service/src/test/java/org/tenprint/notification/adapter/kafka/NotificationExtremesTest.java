package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.MessageKey;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.TestKeys;
import org.tenprint.notification.application.Deciding;
import org.tenprint.notification.application.Rules;
import org.tenprint.testkit.ExtremeEvents;
import org.tenprint.testkit.HopOutcome;
import org.tenprint.testkit.InMemoryHop;

/**
 * Determinations, reviews, case events and instruments at the extremes of every field, while time
 * goes on: each event is taken or is one dead letter, none ends the process, and between them an
 * ordinary booking is disposed of as the policy in memory says. {@code -Dtenprint.extremes=1000000}
 * draws as many, in histories of {@value #HISTORY}, each with a rule book of its own: a single one
 * would be about the size of the book.
 */
class NotificationExtremesTest {
  private static final int EVENTS = Integer.getInteger("tenprint.extremes", 1_000);
  private static final int HISTORY = 4_000;
  private static final int FIRST_SEED = 42;
  private static final int BOOKINGS = HISTORY / 50;
  private static final int ORDINARY_EACH = 100;
  private static final int INSTRUMENT_EACH = 50;
  private static final Duration WAKES = Duration.ofSeconds(1);
  private static final MessageKey KEY = new MessageKey(new byte[MessageKey.LENGTH]);
  private static final NotificationCodecs CODECS =
      NotificationCodecs.of(Optional.empty(), TestKeys.MEMORY);

  private ExtremeEvents events;
  private final RuleBookReader reader = new RuleBookReader();
  private final CaseReplay replay = new CaseReplay(TestEvents.REFERENCE);
  private final CaseSettings settings = new CaseSettings(Duration.ofDays(1), new TreeSet<>());
  private Instant now = Instant.parse("2011-06-06T04:00:00Z");
  private KnownRules known = KnownRules.NONE;
  private long offset;
  private int aside;
  private int refused;

  @Test
  void everyEventHasOneOutcome() throws Exception {
    for (int i = 0; i * HISTORY < EVENTS; i++) {
      new NotificationExtremesTest().history(FIRST_SEED + i);
    }
  }

  private void history(int seed) throws Exception {
    events =
        new ExtremeEvents(seed)
            .upTo(200, 12)
            .with(
                "bookingId",
                IntStream.range(0, BOOKINGS)
                    .mapToObj(i -> new UUID(7, i).toString())
                    .toArray(String[]::new));
    permitAll();
    Deciding deciding = new Deciding(replay, () -> now, rules(), () -> settings, () -> KEY);
    NotificationTopology topology =
        new NotificationTopology(
            CODECS,
            NotificationTopics.OF_THE_CATALOGUE,
            deciding,
            NotificationExtremesTest::missing,
            ReadAhead.NONE,
            new SimpleMeterRegistry());
    try (InMemoryHop hop = new InMemoryHop(topology.hop(WAKES).topology())) {
      for (int i = 0; i < HISTORY; i++) {
        aside += takeExtreme(hop, i).aside() ? 1 : 0;
        if (i % INSTRUMENT_EACH == 0) {
          record(events.next(Instrument.class));
        }
        if (i % ORDINARY_EACH == 0) {
          now = now.plus(Duration.ofHours(7));
          hop.pass(WAKES);
          hop.written();
          ordinary(hop, i);
        }
      }
    }
    assertTrue(aside > HISTORY / 20 && aside < HISTORY * 19 / 20, seed + ": " + aside + " aside");
    assertTrue(refused > 0, seed + ": no instrument was refused");
  }

  private Rules rules() {
    return new Rules() {
      @Override
      public KnownRules now() {
        return known;
      }

      @Override
      public KnownRules upTo(long read) {
        return known;
      }
    };
  }

  /** Every topic that can be named is there, as where missing ones are created. */
  private static Set<String> missing(Collection<String> recipients) {
    recipients.forEach(NotificationTopics.OF_THE_CATALOGUE::ofRecipient);
    return Set.of();
  }

  private HopOutcome takeExtreme(InMemoryHop hop, int number) {
    return switch (number % 4) {
      case 0, 1 -> {
        Determination event = events.next(Determination.class);
        UUID booking = event.getIdentification().getContext().getBookingId();
        yield take(
            hop, TopicCatalogue.DETERMINATIONS, booking, CODECS.inputs().determinations(), event);
      }
      case 2 -> {
        Review event = events.next(Review.class);
        yield take(
            hop, TopicCatalogue.REVIEWS, event.getBookingId(), CODECS.inputs().reviews(), event);
      }
      default -> {
        CaseEvent event = events.next(CaseEvent.class);
        yield take(
            hop,
            TopicCatalogue.CASE_EVENTS,
            event.getBookingId(),
            CODECS.inputs().caseEvents(),
            event);
      }
    };
  }

  private <T extends SpecificRecord> HopOutcome take(
      InMemoryHop hop, TopicSpec topic, UUID booking, EventCodec<T> codec, T event) {
    return HopOutcome.of(
        hop,
        NotificationTopology.SERVICE,
        topic,
        HopOutcome.record(booking.toString(), codec.encode(event), now));
  }

  /**
   * The feed's part: what is no instrument, or is refused, is broken, and nothing else is thrown.
   */
  private void record(Instrument instrument) {
    try {
      reader.put(instrument, offset, Instant.EPOCH);
    } catch (BrokenEvent broken) {
      refused++;
      assertFalse(broken.getMessage().isBlank());
    }
    known = reader.upTo(++offset);
  }

  private void permitAll() {
    Instant before = now.minus(Duration.ofDays(400));
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      record(
          TestEvents.instrument(
                  "PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT, before, before)
              .build());
    }
  }

  private void ordinary(InMemoryHop hop, int number) throws Exception {
    Determination determination =
        TestEvents.determination(
            TestEvents.booking("MA0130100", "ORDINARY-" + number, now).build(),
            IdentificationOutcome.MATCH,
            now);
    UUID booking = determination.getIdentification().getContext().getBookingId();
    HopOutcome outcome =
        take(
            hop,
            TopicCatalogue.DETERMINATIONS,
            booking,
            CODECS.inputs().determinations(),
            determination);
    CaseMoment moment = new CaseMoment(now, known, settings, Optional.empty(), Optional.of(KEY));
    List<Disposition> due = replay.open(determination, moment).dispositions();
    List<Disposition> found = new ArrayList<>();
    for (byte[] value : outcome.values(TopicCatalogue.DISPOSITIONS)) {
      found.add(CODECS.dispositions().decode(value));
    }
    assertEquals(due, found);
    assertEquals(3, found.size());
  }
}
