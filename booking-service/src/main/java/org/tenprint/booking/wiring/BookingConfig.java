package org.tenprint.booking.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator sets; every key begins with {@code tenprint}. */
@ConfigMapping(prefix = "tenprint")
public interface BookingConfig {

  /** Folder of the reference data's three files; the shipped sample when absent. */
  Optional<Path> referenceDir();

  /** Whether the shipped sample is meant where others reach the brokers: without, no start. */
  @WithDefault("false")
  boolean referenceSample();

  /** Compatibility API of a schema registry; single-object encoding when absent. */
  Optional<URI> registryUrl();

  /** This instance's place among those that run; two with one slot fence each other. */
  @WithDefault("0")
  String slot();

  /** Where receipts are kept beside their topic, so that a start reads on and not all again. */
  Path stateDir();

  /** Within which a submission is answered, 202 or 503: a second to ten minutes. */
  @WithDefault("PT8S")
  Duration acceptWithin();

  /**
   * How long what was accepted may wait for its first disposition, a second to a day; while
   * something waits longer, no more is accepted behind it but one booking a while.
   */
  @WithDefault("PT10M")
  Duration longestWait();

  /** How many accepted bookings may wait for their first disposition, 1 to 1,000,000. */
  @WithDefault("30000")
  int mostWaiting();

  /** Bytes of a JSON body, 1 to 64 MiB. */
  @WithDefault("16M")
  MemorySize largestJson();

  /** Bytes of an ANSI/NIST file, 1 to 64 MiB. */
  @WithDefault("8M")
  MemorySize largestFile();

  /**
   * Bytes of all bodies that are in the house at one time; a tenth of the heap unless set, since a
   * body takes up to eight times its size on its way. At least one of the largest is let in; more
   * than the heap is none.
   */
  Optional<MemorySize> bodiesAtOnce();

  /** Bytes a second with which a body must come, after {@link #grace}; up to 1 MiB, or 0: none. */
  @WithDefault("4K")
  MemorySize leastRate();

  /** Time before the least rate is asked for, up to two minutes. */
  @WithDefault("PT5S")
  Duration grace();
}
