package org.tenprint.biometric.domain;

import java.time.Instant;
import java.util.List;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;

/**
 * A person was removed.
 *
 * @param captures what that took away
 * @param recorded when the tombstone was written
 * @param repeat whether an enrolment that is void by it stands behind it on the log
 */
public record Removal(List<Capture> captures, Instant recorded, boolean repeat) {
  public Removal {
    captures = List.copyOf(captures);
  }
}
