package org.tenprint.biometric.application;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.Removal;
import org.tenprint.matching.Gallery;

/**
 * What is known of the people beside their prints.
 *
 * @param captures where each encounter is from, by subject
 * @param removals who was removed lately
 * @param addresses where the last enrolment stands on the log, by subject: kept by a shard alone
 */
public record Memory(
    Map<String, List<Capture>> captures,
    Map<String, Removal> removals,
    Map<String, LogAddress> addresses) {

  /** Where a snapshot goes. */
  @FunctionalInterface
  public interface Sink {
    /** Writes both; they do not change meanwhile. */
    void write(Gallery gallery, Memory memory) throws IOException;
  }
}
