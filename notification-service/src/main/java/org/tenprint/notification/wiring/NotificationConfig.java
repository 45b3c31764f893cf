package org.tenprint.notification.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an operator sets; every key begins with {@code tenprint}. */
@ConfigMapping(prefix = "tenprint")
public interface NotificationConfig {

  /** Folder of the reference data's three files; the shipped sample when absent. */
  Optional<Path> referenceDir();

  /** Whether the shipped sample is meant where others reach the brokers: without, no start. */
  @WithDefault("false")
  boolean referenceSample();

  /** Compatibility API of a schema registry; single-object encoding when absent. */
  Optional<URI> registryUrl();

  /** Folder in which Kafka Streams keeps its state. */
  Path stateDir();

  /** How long a hold waits for people, a second to 3,660 days; then it expires to WITHHELD. */
  @WithDefault("P30D")
  Duration holdDeadline();

  /** How often waiting cases are looked at, wall clock: 10 ms to an hour. */
  @WithDefault("PT0.5S")
  Duration wakeEvery();

  /**
   * How far ahead of its recording an instrument's recorded time lies: longer than instances need
   * to read it, so that all know it when it counts, and 1 ms to a second.
   */
  @WithDefault("PT0.5S")
  Duration recordAhead();

  /** Whether topics of recipients that are missing may be created. */
  @WithDefault("true")
  boolean provisionRecipientTopics();

  /** Replicas of the topics that are created, 1 to 9. */
  @WithDefault("1")
  int topicReplication();

  /**
   * Requests to agencies that one field office may make a second, on the long run, 1 to 1,000; a
   * minute's worth at once. Each is a step of its case.
   */
  @WithDefault("1")
  int requestRate();

  /**
   * Keys that one recipient may ask for a second, on the long run, 1 to 1,000; a minute's worth at
   * once. For each the case is opened.
   */
  @WithDefault("10")
  int keyRate();

  /**
   * Reviews with one verdict, or reports of one kind, that one person may have recorded a second,
   * on the long run and of all bookings, 1 to 1,000; a minute's worth at once. Each is a step of
   * its case.
   */
  @WithDefault("2")
  int reviewRate();

  /** Recipients reached by a push, such as {@code agency:MA0130100}: they wait for a dispatch. */
  Optional<Set<String>> pushRecipients();
}
