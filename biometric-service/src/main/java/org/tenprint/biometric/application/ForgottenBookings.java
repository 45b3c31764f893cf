package org.tenprint.biometric.application;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.tenprint.biometric.domain.EnrolledSubject;

/**
 * Bookings that were expunged, of which no encounter is held any more, and the subjects whose
 * enrolment on the log still has one: it is to be written anew without, or removed. The bookings
 * are known for ever, some 100 bytes each. Not thread-safe.
 */
final class ForgottenBookings {
  private final Set<UUID> bookings = new HashSet<>();
  private final Set<String> rewrites = new LinkedHashSet<>();
  private final Set<String> claimed = new HashSet<>();
  private final Map<String, List<EnrolledSubject.Capture>> gone = new HashMap<>();
  private boolean untold;

  /** A booking was expunged; false if that was known. */
  boolean add(UUID booking) {
    return bookings.add(booking);
  }

  /** What may be held of a person; empty if it is nothing. */
  Optional<EnrolledSubject> left(EnrolledSubject enrolled) {
    return bookings.isEmpty() ? Optional.of(enrolled) : enrolled.without(bookings::contains);
  }

  /** Whether something of that person is not to be held. */
  boolean concerns(List<EnrolledSubject.Capture> captures) {
    return captures.stream().anyMatch(c -> c.bookingId().filter(bookings::contains).isPresent());
  }

  /** Of a subject nothing is left; these were held of it. */
  void nothingLeft(String subjectId, List<EnrolledSubject.Capture> captures) {
    gone.put(subjectId, List.copyOf(captures));
  }

  /** What was held of a subject of whom nothing was left, once. */
  List<EnrolledSubject.Capture> takeGone(String subjectId) {
    return Optional.ofNullable(gone.remove(subjectId)).orElse(List.of());
  }

  /** The log is to say of a subject what is left. */
  void rewrite(String subjectId) {
    rewrites.add(subjectId);
    claimed.remove(subjectId);
    untold = true;
  }

  /** What was claimed is read back, or what makes it needless. */
  void written(String subjectId) {
    if (claimed.remove(subjectId)) {
      rewrites.remove(subjectId);
    }
  }

  /** Whose enrolment is to be written; each once until {@link #unclaim}. */
  List<String> claim(Predicate<String> which) {
    return rewrites.stream().filter(which).filter(claimed::add).toList();
  }

  /** What was claimed may not have been written. */
  void unclaim() {
    claimed.clear();
  }

  /** Whether somebody was forgotten since this was last asked. */
  boolean tell() {
    boolean told = untold;
    untold = false;
    return told;
  }
}
