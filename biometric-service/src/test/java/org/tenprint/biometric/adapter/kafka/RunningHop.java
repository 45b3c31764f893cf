package org.tenprint.biometric.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.tenprint.biometric.adapter.kafka.GalleryFeed.Snapshots;
import org.tenprint.biometric.adapter.kafka.ShardLink.Patience;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.biometric.application.People;
import org.tenprint.biometric.application.ShardedPeople;
import org.tenprint.biometric.application.TwiceEnrolled;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Booking;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.Thresholds;
import org.tenprint.messaging.EndProcess;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

/** The service's hop and feed on a real broker, with the settings it has when deployed. */
final class RunningHop implements AutoCloseable {
  static final Duration LONG = Duration.ofMinutes(2);

  /** After which a shard is asked again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  static final KeyVault KEYS = new MemoryVault();
  static final BiometricCodecs CODECS = BiometricCodecs.of(Optional.empty(), KEYS);

  final MeterRegistry meters = new SimpleMeterRegistry();
  final EnrolledGallery gallery;

  /** Called before an order is told to the gallery. */
  volatile Runnable beforeOrder = () -> {};

  /** Cut when the process would have ended. */
  final Lifeline lifeline = Lifeline.observed();

  private final TestBroker broker;
  private final GalleryFeed feed;
  private final ReassignmentFeed reassignments;
  private final SubjectRemovalFeed removals;
  private final Optional<ShardLink> link;
  private final KafkaStreams streams;

  private RunningHop(
      TestBroker broker,
      Path state,
      EnrolledGallery gallery,
      Optional<GalleryShard> shard,
      Optional<Snapshots> snapshots,
      InstantSource clock) {
    this.broker = broker;
    this.gallery = gallery;
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    InstantSource system = InstantSource.system();
    Kafka kafka = new Kafka(CODECS, Optional.empty(), client, system, meters, lifeline);
    BiConsumer<UUID, Optional<String>> reassigned =
        shard
            .<BiConsumer<UUID, Optional<String>>>map(own -> own::reassign)
            .orElse(gallery::reassign);
    this.reassignments =
        new ReassignmentFeed(
            (booking, subject) -> {
              beforeOrder.run();
              reassigned.accept(booking, subject);
            },
            kafka);
    this.removals =
        new SubjectRemovalFeed(
            shard.<Consumer<String>>map(own -> own::removedForGood).orElse(gallery::removedForGood),
            kafka);
    List<ReferenceFeed<?>> orders = List.of(removals.feed(), reassignments.feed());
    TwiceEnrolled twice =
        new TwiceEnrolled(
            gallery,
            Thresholds.DEFAULT,
            Galleries.create(64),
            TopicCatalogue.BOOKINGS.partitions(),
            EngineFailures::tellOfNew);
    this.feed =
        shard
            .map(own -> GalleryFeed.start(own, orders, snapshots, kafka))
            .orElseGet(() -> GalleryFeed.start(gallery, twice, orders, snapshots, kafka));
    this.link =
        shard.map(
            own ->
                ShardLink.start(
                    own, UUID.randomUUID().toString(), new Patience(PAUSE, LONG), orders, kafka));
    People people =
        link.<People>map(others -> new ShardedPeople(shard.get(), others.shards(), LONG))
            .orElse(gallery);
    Hop hop =
        new BiometricTopology(
                CODECS,
                people,
                new IdentifySubject(people, Thresholds.DEFAULT),
                clock,
                meters,
                Optional.of(twice).filter(one -> shard.isEmpty()))
            .hop(feed, link, orders);
    this.streams =
        new KafkaStreams(hop.topology(), DeployedSettings.of(broker, state), hop.clients());
    this.streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
    OpenHops.add(this);
  }

  /** How it is: for a failure's message. */
  @Override
  public String toString() {
    String linked = link.map(shards -> " linked: " + shards.ready()).orElse("");
    return streams.state() + " of " + partitions() + linked + ", failure: " + lifeline.failure();
  }

  /** Starts one of several shards; does not wait. */
  static RunningHop startShard(
      TestBroker broker,
      Path state,
      GalleryShard shard,
      Optional<Snapshots> snapshots,
      InstantSource clock) {
    RunningHop hop =
        new RunningHop(broker, state, shard.gallery(), Optional.of(shard), snapshots, clock);
    hop.streams.start();
    return hop;
  }

  /** Starts with the whole gallery, answering as of a clock; does not wait. */
  static RunningHop start(TestBroker broker, Path state, Gallery engine, InstantSource clock) {
    RunningHop hop =
        new RunningHop(
            broker,
            state,
            new EnrolledGallery(engine, SubjectRemovalFeed::keyOf),
            Optional.empty(),
            Optional.empty(),
            clock);
    hop.streams.start();
    return hop;
  }

  /** Starts; does not wait. */
  static RunningHop start(TestBroker broker, Path state, Gallery engine) {
    return start(broker, state, engine, Optional.empty());
  }

  /** Starts with snapshots of the gallery; does not wait. */
  static RunningHop start(
      TestBroker broker, Path state, Gallery engine, Optional<Snapshots> snapshots) {
    RunningHop hop =
        new RunningHop(
            broker,
            state,
            new EnrolledGallery(engine, SubjectRemovalFeed::keyOf),
            Optional.empty(),
            snapshots,
            InstantSource.system());
    hop.streams.start();
    return hop;
  }

  /** Whether somebody in this process waits for a feed to read on. */
  static boolean isWaitedFor() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(
            at -> at.getClassName().endsWith(".Watermark") && at.getMethodName().equals("await"));
  }

  /** Partitions of the bookings that it answers. */
  Set<Integer> partitions() {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .map(task -> task.taskId().partition())
        .collect(Collectors.toSet());
  }

  /** Whether it answers and hears the other shards, and none of them keeps it waiting. */
  boolean linked() {
    return link.orElseThrow().ready();
  }

  RunningHop awaitRunning() {
    Awaitility.await().atMost(LONG).until(() -> streams.state() == KafkaStreams.State.RUNNING);
    return this;
  }

  static void createTopics(TestBroker broker) throws InterruptedException, ExecutionException {
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicProvisioner(admin, 1)
          .create(new TopicProvisioner.Parties(Set.of(), Set.of(), Set.of()));
    }
  }

  static void book(TestBroker broker, Booking booking) {
    broker.produce(
        TopicCatalogue.BOOKINGS.name(),
        key(booking.getContext().getBookingId().toString()),
        CODECS.bookings().encode(booking));
  }

  static void enrol(TestBroker broker, Enrolment enrolment) {
    broker.produce(
        TopicCatalogue.ENROLMENTS.name(),
        key(enrolment.getSubjectId()),
        CODECS.enrolments().encode(enrolment));
  }

  static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The identification of that booking, waited for. */
  static Identification identification(TestBroker broker, Booking booking) {
    String id = booking.getContext().getBookingId().toString();
    return broker
        .awaitRecords(
            TopicCatalogue.IDENTIFICATIONS.name(), records -> !of(records, id).isEmpty(), LONG)
        .stream()
        .filter(record -> id.equals(text(record.key())))
        .map(RunningHop::decoded)
        .findFirst()
        .orElseThrow();
  }

  /** How many identifications there are of that booking now. */
  static int count(TestBroker broker, Booking booking) {
    return of(
            broker.consume(TopicCatalogue.IDENTIFICATIONS.name()),
            booking.getContext().getBookingId().toString())
        .size();
  }

  private static List<ConsumerRecord<byte[], byte[]>> of(
      List<ConsumerRecord<byte[], byte[]>> records, String key) {
    return records.stream().filter(record -> key.equals(text(record.key()))).toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Identification decoded(ConsumerRecord<byte[], byte[]> record) {
    try {
      return CODECS.identifications().decode(record.value());
    } catch (PoisonEvent e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    OpenHops.remove(this);
    link.ifPresent(ShardLink::release);
    streams.close(Duration.ofSeconds(30));
    link.ifPresent(ShardLink::close);
    reassignments.close();
    removals.close();
    feed.close();
  }
}
