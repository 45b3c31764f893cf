package org.tenprint.notification.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.adapter.kafka.CasePartitions;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.WaitingCases;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.domain.Offices;
import org.tenprint.testkit.TestBroker;

/** What an instance says of work for people while another has a part of the cases. */
class WorkOfTwoIT {
  private static final String PREFIX = "of-two.";
  private static final Instant NOW = Instant.now();
  private static final int PARTITIONS = 2;
  private static final OpenCases.Asked ALL =
      new OpenCases.Asked(100, Offices.ALL, Optional.empty());
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());
  private static final List<TopicSpec> INPUTS =
      List.of(
          TopicCatalogue.DETERMINATIONS,
          TopicCatalogue.REVIEWS,
          TopicCatalogue.CASE_EVENTS,
          TopicCatalogue.EXPUNGEMENTS,
          TopicCatalogue.REASSIGNMENTS);

  private static CasePartitions partitions;

  @BeforeAll
  static void theCasesAreInTwoPartitions() {
    INPUTS.forEach(spec -> TestBroker.shared().createTopic(PREFIX + spec.name(), PARTITIONS));
    partitions = partitions(PREFIX);
  }

  private static CasePartitions partitions(String prefix) {
    return new CasePartitions(
        Admin.create(Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers())),
        new NotificationTopics(prefix));
  }

  @AfterAll
  static void close() {
    partitions.close();
  }

  private static StagedService instance() {
    StagedService one =
        new StagedService(TestBroker.shared(), PREFIX, TestEvents.REFERENCE, SETTINGS);
    one.set(NOW);
    return one;
  }

  private static OpenCases.Open work(StagedService of) throws Refused {
    return new WaitingCases(of.hop(), partitions, SETTINGS.holdDeadline()).open(ALL);
  }

  /** Its work once it is so; while it is given partitions it says nothing. */
  private static OpenCases.Open work(StagedService of, Predicate<OpenCases.Open> until) {
    AtomicReference<OpenCases.Open> last = new AtomicReference<>();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              try {
                last.set(work(of));
                return until.test(last.get());
              } catch (Refused e) {
                return false;
              }
            });
    return last.get();
  }

  /** A held case in each partition, by its booking's id. */
  private static Set<String> hold(int partition, String tcn) {
    Determination doubtful =
        TestEvents.determination(
            TestEvents.booking("MA0130100", tcn, NOW.minusSeconds(60)).build(),
            IdentificationOutcome.GREY,
            NOW);
    String id = doubtful.getIdentification().getContext().getBookingId().toString();
    EventCodec<Determination> codec = EventCodec.of(Determination.class);
    var record =
        new ProducerRecord<>(
            PREFIX + TopicCatalogue.DETERMINATIONS.name(),
            partition,
            NOW.toEpochMilli(),
            id.getBytes(UTF_8),
            codec.encode(doubtful));
    Envelope.first("/stage", codec.eventType(), id, TopicCatalogue.DETERMINATIONS.name(), NOW)
        .writeTo(record.headers());
    TestBroker.shared().produce(List.of(record));
    return Set.of(id);
  }

  private static Set<String> bookings(OpenCases.Open... known) {
    List<OpenCase> all = new ArrayList<>();
    for (OpenCases.Open one : known) {
      all.addAll(one.cases());
    }
    Set<String> ids = all.stream().map(OpenCase::booking).collect(toCollection(TreeSet::new));
    assertEquals(all.size(), ids.size(), "a case that two instances list");
    return ids;
  }

  @Test
  void anInstanceSaysOfWhichPartitionsItKnowsNothing() {
    try (StagedService first = instance()) {
      Set<String> held = new TreeSet<>(hold(0, "W-0"));
      held.addAll(hold(1, "W-1"));
      OpenCases.Open all = work(first, open -> open.cases().size() == held.size());
      assertEquals(Set.of(), all.missing(), "one alone has every case");
      try (CasePartitions noTopic = partitions("no-such.")) {
        assertNotAtHand(first.hop(), noTopic);
      }
      try (StagedService second = instance()) {
        OpenCases.Open ofFirst = work(first, open -> open.cases().size() == 1);
        OpenCases.Open ofSecond = work(second, open -> open.cases().size() == 1);
        assertEquals(1, ofFirst.missing().size(), "the other's is not known");
        assertEquals(1, ofSecond.missing().size());
        Set<Integer> missing = new TreeSet<>(ofFirst.missing());
        missing.addAll(ofSecond.missing());
        assertEquals(Set.of(0, 1), missing, "what one lacks the other has");
        assertEquals(held, bookings(ofFirst, ofSecond));
        first.kill();
        assertNotAtHand(first.hop(), partitions);
        OpenCases.Open alone = work(second, open -> open.missing().isEmpty());
        assertEquals(held, bookings(alone));
      }
    }
  }

  /** Another says so after it has ended, above. */
  @Test
  void anInstanceWhoseHopHasNotBegunRefuses() throws Exception {
    try (KafkaStreams before = notStarted()) {
      assertNotAtHand(before, partitions);
    }
  }

  private static KafkaStreams notStarted() throws IOException {
    StreamsBuilder none = new StreamsBuilder();
    none.stream(PREFIX + TopicCatalogue.DETERMINATIONS.name());
    Properties settings = new Properties();
    settings.put("bootstrap.servers", TestBroker.shared().bootstrapServers());
    settings.put("application.id", PREFIX + "not-started");
    settings.put("state.dir", Files.createTempDirectory("not-started").toString());
    return new KafkaStreams(none.build(), settings);
  }

  private static void assertNotAtHand(KafkaStreams hop, CasePartitions of) {
    WaitingCases cases = new WaitingCases(hop, of, SETTINGS.holdDeadline());
    Refused refused = assertThrows(Refused.class, () -> cases.open(ALL));
    assertEquals(RefusalReason.NOT_CAUGHT_UP, refused.reason());
    assertEquals("The list is not at hand at the moment: ask again.", refused.getMessage());
  }
}
