package org.tenprint.messaging;

import java.util.List;
import java.util.Set;

/**
 * What a service's metrics may tell: an allow-list. Whoever reads them before and after one booking
 * must not learn what was decided of it, so nothing is told that moves by the outcome: no count by
 * outcome, and of Kafka's own meters neither what is written (its records and bytes by topic say
 * who was told) nor sizes, but only how far the reading is.
 */
public final class ToldMeters {
  private static final List<String> ANYWHERE =
      List.of(
          "jvm.",
          "process.",
          "system.",
          "http.server.",
          "worker.pool.",
          "netty.",
          "tenprint.dead.letters",
          "tenprint.feeds.",
          "kafka.consumer.fetch.manager.records.lag",
          "kafka.consumer.fetch.manager.records.consumed");

  private final Set<String> own;

  private ToldMeters(Set<String> own) {
    this.own = own;
  }

  /**
   * What every service tells, and these meters of its own.
   *
   * @param own their names, as registered
   */
  public static ToldMeters of(String... own) {
    return new ToldMeters(Set.of(own));
  }

  /** Whether the meter of that name may be told. */
  public boolean allows(String meter) {
    return own.contains(meter) || ANYWHERE.stream().anyMatch(meter::startsWith);
  }
}
