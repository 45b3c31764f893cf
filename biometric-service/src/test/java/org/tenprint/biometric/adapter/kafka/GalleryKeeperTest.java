package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.TopicExtent;
import org.tenprint.vault.MemoryVault;

/** What an operator's enrolment does to whom bookings enrolled, and that it is told. */
class GalleryKeeperTest {
  private static final String ID = "S-000101";
  private static final String LOAD = "/tenprint-load";
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final Instant AT = Instant.parse("2011-01-01T00:00:00Z");
  private static final Capture BOOKED = new Capture(Optional.of(new UUID(7, 7)), AT);
  private static final Capture LOADED = new Capture(Optional.empty(), AT);

  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.create(1000));
  private GalleryKeeper keeper = keeper(Optional.empty());
  private final Logger logger = Logger.getLogger(GalleryKeeper.class.getName());
  private final List<String> said = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          said.add(record.getMessage());
          if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(record.getMessage() + " " + List.of(record.getParameters()));
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

  private GalleryKeeper keeper(Optional<GallerySnapshots> snapshots) {
    return new GalleryKeeper(
        gallery,
        (id, recorded) -> {},
        Optional.empty(),
        List.of(),
        snapshots,
        new SnapshotSchedule(Duration.ofDays(1), Duration.ofDays(1)),
        InstantSource.fixed(AT),
        new SimpleMeterRegistry().counter("records"));
  }

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(handler);
  }

  private void put(String source, int person, Capture... captures) throws PoisonEvent {
    EnrolledSubject stated =
        new EnrolledSubject(
            new Subject(ID, List.of(captures).stream().map(c -> person(person, 0, FOUR)).toList()),
            List.of(captures));
    keeper.put(
        new Received<>(
            EnrolmentCodec.toAvro(stated),
            ID,
            Envelope.first(source, "type", ID, "", AT),
            new Origin(TopicCatalogue.ENROLMENTS.name(), 0, next++),
            AT));
  }

  private void read() {
    keeper.read(Map.of(0, next));
  }

  @Test
  void whoLoadsOverSomebodyOfABookingIsToldOnceAndNamesNobody() throws Exception {
    put(BiometricTopology.SOURCE, 1, BOOKED);
    put(LOAD, 2, LOADED);
    put(LOAD, 2, LOADED);
    read();
    read();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).endsWith("[1, {0=3}]"), warnings.get(0));
    assertEquals(List.of(LOADED), gallery.find(ID).orElseThrow().captures());
  }

  @Test
  void whoNamesTheBookingAndHasOtherPrintsIsToldToo() throws Exception {
    put(BiometricTopology.SOURCE, 1, BOOKED);
    put(LOAD, 2, BOOKED);
    read();
    assertEquals(1, warnings.size(), warnings.toString());
  }

  @Test
  void nothingIsToldOfAnybodyElse() throws Exception {
    put(LOAD, 1, LOADED);
    put(LOAD, 1, LOADED);
    put(BiometricTopology.SOURCE, 1, LOADED, BOOKED);
    put(LOAD, 1, LOADED, BOOKED);
    keeper.remove(ID, new Origin(TopicCatalogue.ENROLMENTS.name(), 0, next++), AT);
    put(LOAD, 1, LOADED);
    read();
    assertEquals(List.of(), warnings);
  }

  /** Long before one is due: else a process that ends until then reads all of it again. */
  @Test
  void whatWasReadFromTheBeginningIsInASnapshotOnceItsEndIsReached(@TempDir Path state)
      throws Exception {
    GallerySnapshots store =
        new GallerySnapshots(
            state.resolve("gallery"),
            new GallerySnapshots.Own(gallery.engineVersion(), 1000, 0, 1),
            new MemoryVault(),
            MinutiaRoom.heap(),
            UUID::randomUUID,
            refusal -> {});
    keeper = keeper(Optional.of(store));
    TopicExtent log = new TopicExtent("id", Map.of(0, 0L), Map.of(0, 2L), Duration.ofDays(1));
    assertEquals(Map.of(), keeper.positions(() -> log));
    put(LOAD, 1, LOADED);
    read();
    keeper.tick();
    assertFalse(store.present(), "not before");
    put(LOAD, 2, LOADED);
    read();
    keeper.tick();
    assertTrue(store.present());
    assertFalse(warmed(), "whom would it search for?");
    assertEquals(Map.of(0, 2L), keeper(Optional.of(store)).positions(() -> log));
    assertTrue(warmed(), "it is ready after this, and its first answers are cold");
  }

  private boolean warmed() {
    return said.stream().anyMatch(line -> line.startsWith("gallery warmed"));
  }
}
