package org.tenprint.biometric.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.tenprint.biometric.adapter.kafka.GalleryFeed.Snapshots;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Booking;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.Thresholds;
import org.tenprint.messaging.EndProcess;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.testkit.TestBroker;

/** The service's hop and feed on a real broker, with the settings it has when deployed. */
final class RunningHop implements AutoCloseable {
  static final Duration LONG = Duration.ofMinutes(2);

  private static final BiometricCodecs CODECS = BiometricCodecs.of(Optional.empty());

  final MeterRegistry meters = new SimpleMeterRegistry();
  final EnrolledGallery gallery;

  /** How often the process would have been ended. */
  final AtomicInteger ended = new AtomicInteger();

  private final TestBroker broker;
  private final GalleryFeed feed;
  private final KafkaStreams streams;

  private RunningHop(TestBroker broker, Path state, Gallery engine, Optional<Snapshots> snapshots) {
    this.broker = broker;
    this.gallery = new EnrolledGallery(engine);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    this.feed =
        GalleryFeed.start(CODECS, gallery, snapshots, client, InstantSource.system(), meters);
    BiometricTopology hop =
        new BiometricTopology(
            CODECS,
            gallery,
            new IdentifySubject(gallery, Thresholds.DEFAULT),
            InstantSource.system(),
            meters);
    this.streams = new KafkaStreams(hop.topology(feed), settings(broker, state));
    this.streams.setUncaughtExceptionHandler(new EndProcess(ended::incrementAndGet));
  }

  /** Starts; does not wait. */
  static RunningHop start(TestBroker broker, Path state, Gallery engine) {
    return start(broker, state, engine, Optional.empty());
  }

  /** Starts with snapshots of the gallery; does not wait. */
  static RunningHop start(
      TestBroker broker, Path state, Gallery engine, Optional<Snapshots> snapshots) {
    RunningHop hop = new RunningHop(broker, state, engine, snapshots);
    hop.streams.start();
    return hop;
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

  static void setConfig(Admin admin, String topic, String name, String value)
      throws InterruptedException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
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

  private static Properties settings(TestBroker broker, Path state) {
    Properties shared = new Properties();
    try (InputStream in =
        RunningHop.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      shared.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties settings = new Properties();
    shared.forEach(
        (name, value) -> {
          if (name.toString().startsWith("kafka-streams.")) {
            settings.put(name.toString().substring("kafka-streams.".length()), value);
          }
        });
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("application.id", BiometricTopology.SERVICE);
    settings.put("state.dir", state.toString());
    // a test's restart need not wait until the session of the member before it ends
    settings.put("consumer.internal.leave.group.on.close", true);
    return settings;
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(30));
    feed.close();
  }
}
