package org.tenprint.biometric.application;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardQuestion;

/** The way to the other shards and to what the log holds of their subjects. */
public interface Shards {
  /**
   * Asks all the others.
   *
   * @param own this shard's part, worked out while the others do theirs
   * @return the part of every shard, in their order
   * @throws GalleryAway if one does not answer
   */
  List<ShardPart> ask(ShardQuestion question, Supplier<ShardPart> own);

  /**
   * Where the enrolments topic ends now, by partition: everything committed before is below.
   *
   * @throws GalleryAway if the log cannot be asked
   */
  Map<Integer, Long> logEnd();

  /**
   * The enrolment of a subject that stands there.
   *
   * @throws GalleryAway if it stands there no longer, or the log cannot be read
   */
  EnrolledSubject enrolled(String subjectId, LogAddress at);
}
