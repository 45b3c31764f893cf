package org.tenprint.immigration.application;

import java.time.Instant;
import java.util.Optional;
import org.tenprint.immigration.domain.KnownStatement;

/** Says what was known of a subject: true on the day of the booking, known at the determination. */
public final class DetermineStatus {
  private final RecordStore store;

  /**
   * @param store of the records
   */
  public DetermineStatus(RecordStore store) {
    this.store = store;
  }

  /**
   * The statement that counts; empty where nobody was found or nothing is known.
   *
   * @param subjectId of whom; empty where the search found nobody
   * @param bookedAt when it must be true
   * @param determinedAt when it must be known
   * @throws StoreUnavailable if the store is away for good
   */
  public Optional<KnownStatement> statement(
      Optional<String> subjectId, Instant bookedAt, Instant determinedAt) {
    return subjectId.flatMap(subject -> store.find(subject, bookedAt, determinedAt));
  }
}
