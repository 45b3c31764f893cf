package org.tenprint.immigration.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.immigration.domain.Determined;
import org.tenprint.immigration.domain.Identified;
import org.tenprint.immigration.domain.KnownStatement;

/**
 * Determines what was known of an identified person: true when the booking was made, known now.
 * Where nobody was found, nobody's record is asked for.
 *
 * <p>Now is no earlier than when something was last learned of the person: what another instance
 * has taken counts, although its clock is ahead.
 */
public final class DetermineStatus {
  private final RecordStore records;
  private final InstantSource clock;

  /**
   * @param records of everybody
   * @param clock says when it is determined
   */
  public DetermineStatus(RecordStore records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Determines it.
   *
   * @param outbox where the determination goes
   * @throws BrokenEvent if what was identified is out of bounds, or no determination can be made of
   *     it: nothing was written
   * @throws RecordUnread if something of the subject could not be read: nothing was written
   * @throws StoreUnavailable if the records are away for good
   */
  public void determine(Identified identified, Outbox outbox) throws BrokenEvent {
    if (!identified.withinBounds()) {
      throw new BrokenEvent("bookedAt or subjectId is out of bounds");
    }
    Instant now = now(identified);
    Optional<KnownStatement> known =
        identified.subject().flatMap(subject -> records.find(subject, identified.bookedAt(), now));
    outbox.write(new Determined(known, now));
  }

  private Instant now(Identified identified) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return identified.subject().flatMap(records::learned).filter(now::isBefore).orElse(now);
  }
}
