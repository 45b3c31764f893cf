package org.tenprint.immigration.application;

/**
 * Forgets what is held of a subject of whom no booking is left: first the log says so, then the
 * store drops it. Where it is interrupted, the next start does it again: what is still in the store
 * has not been said for sure.
 */
public final class ForgetSubject {
  /** Where it is said that nothing is known of a subject any more. */
  @FunctionalInterface
  public interface Log {
    /** Returns when it is acknowledged. */
    void nothingIsKnownOf(String subjectId);
  }

  private final RecordStore records;
  private final Log log;

  /**
   * @param records of everybody
   * @param log where it is said
   */
  public ForgetSubject(RecordStore records, Log log) {
    this.records = records;
    this.log = log;
  }

  /**
   * Forgets a subject; does nothing where nothing is held of it.
   *
   * @param subjectKey id of the subject's key
   * @throws StoreUnavailable if the store is away
   */
  public void forget(String subjectKey) {
    records
        .subject(subjectKey)
        .ifPresent(
            subjectId -> {
              log.nothingIsKnownOf(subjectId);
              records.forget(subjectKey);
            });
  }
}
