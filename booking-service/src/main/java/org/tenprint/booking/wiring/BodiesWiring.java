package org.tenprint.booking.wiring;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.tenprint.booking.adapter.http.BodyLimits;
import org.tenprint.booking.adapter.http.Workers;
import org.tenprint.doorway.SettingBounds;
import org.tenprint.doorway.body.Bodies;
import org.tenprint.messaging.Lifeline;

/** Makes what takes bodies at the door, and bounds them. */
@ApplicationScoped
public class BodiesWiring {
  private static final int HEAP_SHARE = 10;
  private static final int MOST_WAITING = 512;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_BODY = Duration.ofMinutes(2);
  private static final long KIB = 1024;
  private static final long MOST_LEAST_RATE = KIB * KIB;

  private final BookingConfig config;

  BodiesWiring(BookingConfig config) {
    this.config = config;
  }

  /** The door's threads are there before anybody asks: later there may be none. */
  @Produces
  @Singleton
  @Startup
  Workers workers(Lifeline lifeline) {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    Workers.Limits limits = new Workers.Limits(threads, MOST_WAITING, LONGEST_WAIT);
    return new Workers(limits, System::nanoTime, lifeline);
  }

  void close(@Disposes Workers workers) {
    workers.close();
  }

  @Produces
  @Singleton
  Bodies bodies() {
    long largest = Math.max(config.largestJson().asLongValue(), config.largestFile().asLongValue());
    long heap = Runtime.getRuntime().maxMemory();
    long budget =
        config
            .bodiesAtOnce()
            .map(set -> bytes("tenprint.bodies-at-once", set, 0, heap))
            .orElse(heap / HEAP_SHARE);
    return new Bodies(
        new Bodies.Settings(
            Math.max(budget, largest + KIB),
            bytes("tenprint.least-rate", config.leastRate(), 0, MOST_LEAST_RATE),
            SettingBounds.require("tenprint.grace", config.grace(), Duration.ZERO, LONGEST_BODY),
            LONGEST_PAUSE,
            LONGEST_BODY),
        System::nanoTime);
  }

  @Produces
  @Singleton
  BodyLimits bodyLimits() {
    return new BodyLimits(
        (int) bytes("tenprint.largest-json", config.largestJson(), 1, BodyLimits.MOST),
        (int) bytes("tenprint.largest-file", config.largestFile(), 1, BodyLimits.MOST));
  }

  private static long bytes(String setting, MemorySize set, long least, long most) {
    return SettingBounds.require(setting, set.asLongValue(), least, most);
  }
}
