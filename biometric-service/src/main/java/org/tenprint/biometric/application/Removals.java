package org.tenprint.biometric.application;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.Removal;

/**
 * Who was removed lately, and what a removal took away. A booking may be answered with a person who
 * is being removed: its enrolment, which holds all that was held of them, then stands behind the
 * tombstone on the log. An answer's enrolment that holds a capture which a tombstone before it took
 * away is void. That hangs on the log alone, so whoever reads the log comes to the same; and the
 * tombstone is to be written again, or the void enrolment would be the last word on the log. What
 * others than an answer state behind a tombstone brings a person back, with the captures stated:
 * then what is held is to be written again, and no tombstone.
 *
 * <p>Bounds: a removal is remembered for {@link #REMEMBERED} of the log's time, far longer than a
 * booking is under way, or until its tombstone was repeated; {@value #MOST} at most, the oldest go.
 */
final class Removals {
  static final Duration REMEMBERED = Duration.ofDays(1);
  static final int MOST = 10_000;

  private final LinkedHashMap<String, Removal> removals = new LinkedHashMap<>();
  private final Set<String> claimed = new HashSet<>();

  /** A tombstone was read. */
  void remember(String subjectId, Collection<Capture> tookAway, Instant recorded) {
    List<Capture> captures = new ArrayList<>(tookAway);
    Removal before = removals.remove(subjectId);
    if (before != null) {
      captures.addAll(before.captures());
    }
    claimed.remove(subjectId);
    if (!captures.isEmpty()) {
      removals.put(subjectId, new Removal(captures, recorded, false));
    }
    forget(recorded.minus(REMEMBERED));
  }

  private void forget(Instant before) {
    removals.values().removeIf(r -> !r.repeat() && r.recorded().isBefore(before));
    Iterator<String> oldest = removals.keySet().iterator();
    for (int surplus = removals.size() - MOST; surplus > 0; surplus--) {
      oldest.next();
      oldest.remove();
    }
  }

  /**
   * Whether this enrolment is void: an answer's, that holds what a tombstone before it took away,
   * which is to be repeated unless somebody {@link #isBack}. What somebody else states is not, and
   * brings its captures back. Where the log's last word of the person is not void nothing is to be
   * repeated.
   */
  boolean voids(EnrolledSubject enrolled, Writer writer) {
    String id = enrolled.subject().id();
    Removal removal = removals.get(id);
    if (removal == null) {
      return false;
    }
    if (writer == Writer.ANSWER) {
      boolean isVoid = !Collections.disjoint(removal.captures(), enrolled.captures());
      removals.put(id, new Removal(removal.captures(), removal.recorded(), isVoid));
      return isVoid;
    }
    List<Capture> left = new ArrayList<>(removal.captures());
    left.removeAll(enrolled.captures());
    if (left.isEmpty()) {
      removals.remove(id);
    } else {
      removals.put(id, new Removal(left, removal.recorded(), false));
    }
    return false;
  }

  /** Something is held of the person that the log has from behind the tombstone. */
  void isBack(String subjectId) {
    removals.computeIfPresent(
        subjectId, (id, removal) -> new Removal(removal.captures(), removal.recorded(), false));
  }

  /** Whose tombstone is to be repeated; each once until {@link #unclaim}. */
  List<String> claim() {
    return removals.entrySet().stream()
        .filter(removal -> removal.getValue().repeat())
        .map(Map.Entry::getKey)
        .filter(claimed::add)
        .toList();
  }

  /** What was claimed may not have been written. */
  void unclaim() {
    claimed.clear();
  }

  Map<String, Removal> all() {
    return Collections.unmodifiableMap(removals);
  }

  void restore(Map<String, Removal> remembered) {
    removals.putAll(remembered);
  }
}
