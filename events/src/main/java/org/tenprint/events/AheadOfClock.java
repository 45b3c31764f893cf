package org.tenprint.events;

import java.time.Duration;
import java.util.List;

/**
 * How far the time of a record may lie ahead of the brokers' clock. Where one is far ahead, nothing
 * that stands behind it is deleted or compacted before that time has come; so the brokers refuse
 * it, but on topics whose records are never before what led to them: once a clock was set back,
 * they are ahead of it.
 */
public final class AheadOfClock {
  /** What is further ahead is refused. */
  public static final Duration AT_MOST = Duration.ofHours(1);

  /** Where a record is taken however far it is ahead. */
  public static final List<TopicSpec> TAKEN =
      List.of(
          TopicCatalogue.DETERMINATIONS,
          TopicCatalogue.CASE_STEPS,
          TopicCatalogue.DISPOSITIONS,
          TopicCatalogue.FIELD_OFFICE_MATCHES,
          TopicCatalogue.SIB_IDENTIFICATIONS,
          TopicCatalogue.AGENCY_IDENTIFICATIONS);

  private AheadOfClock() {}
}
