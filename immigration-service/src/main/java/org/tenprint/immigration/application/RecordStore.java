package org.tenprint.immigration.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;

/** Immigration records, bitemporal. Each call is one transaction. */
public interface RecordStore {
  /**
   * Applies changes and notes up to where the topic has been applied. A change below that is known
   * already and is passed over, unless it could not be read then.
   *
   * <p>What cannot be read is listed. Where another reader may read it, what is said of the subject
   * behind it waits, so that all is applied in its order once it is read; else the next statement
   * of the subject stands for it, also from when a reader finds that nobody will read it. A
   * withdrawal ends both.
   *
   * @param changes in the order of each partition
   * @param next the offset to read next, by partition
   * @throws StoreUnavailable if the store is away: nothing was applied
   * @throws ChangesRefused if some can never be kept: nothing was applied; the rest can be
   */
  void apply(List<RecordChange> changes, Map<Integer, Long> next);

  /**
   * From which offset to read on, by partition: the first that waits for a reader who can read it,
   * or where the topic has been applied up to.
   *
   * @param log asked how it is after the store was asked how far it is: another instance may be
   *     applying what is being written
   * @throws OtherLog if what was applied is of another log, or lies beyond this one's end; from
   *     then on whatever the log is, until the store was made anew
   * @throws StoreUnavailable if the store is away
   */
  Map<Integer, Long> positions(Supplier<LogExtent> log);

  /**
   * What was true of a subject at an instant, as known at another. Of several statements the one
   * that is true since the latest instant counts, then the one last learned of; but where that is
   * another owner's and an owner's own latest says that the person is a citizen, that one counts:
   * owners contradict each other, and a claim of citizenship is for people to decide.
   *
   * @throws RecordUnread if something of the subject is listed as not read
   * @throws StoreUnavailable if the store is away
   */
  Optional<KnownStatement> find(String subjectId, Instant trueAt, Instant knownAt);

  /**
   * When something was last learned of a subject, by the clock of whoever took it; empty if nothing
   * ever was.
   *
   * @throws StoreUnavailable if the store is away
   */
  Optional<Instant> learned(String subjectId);

  /**
   * The subject of that key, if anything is held of it.
   *
   * @param subjectKey id of the subject's key
   * @throws StoreUnavailable if the store is away
   */
  Optional<String> subject(String subjectKey);

  /**
   * Drops all that is held of a subject, whenever it was known.
   *
   * @param subjectKey id of the subject's key
   * @throws StoreUnavailable if the store is away
   */
  void forget(String subjectKey);
}
