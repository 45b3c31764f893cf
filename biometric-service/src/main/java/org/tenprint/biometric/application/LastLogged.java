package org.tenprint.biometric.application;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;

/**
 * What the log last said of subjects of which this instance has written more, and not yet read that
 * back. Not thread-safe.
 */
final class LastLogged {
  private final HeldPeople people;
  private final Map<String, Optional<EnrolledSubject>> last = new HashMap<>();

  /** Of whom more was written: of which partition the booking was that led to it. */
  private final Map<String, Integer> partitions = new HashMap<>();

  /** Of whom the log said something since more was written. */
  private final Set<String> since = new HashSet<>();

  /** By partition what its last booking led to. */
  private final Map<Integer, Step> steps = new HashMap<>();

  /**
   * What a booking led to.
   *
   * @param written of a subject
   * @param held of that subject before
   * @param behind of which partition the booking was that led to more than was read of it before;
   *     empty where nothing was more
   */
  private record Step(
      UUID booking,
      EnrolledSubject written,
      Optional<EnrolledSubject> held,
      Optional<Integer> behind) {
    String id() {
      return written.subject().id();
    }
  }

  LastLogged(HeldPeople people) {
    this.people = people;
  }

  /** Whether more was written of a subject than was read. */
  boolean isBehind(String subjectId) {
    return last.containsKey(subjectId);
  }

  /** What the log last said; of whom no more was written that is what is held. */
  Optional<EnrolledSubject> of(String subjectId) {
    Optional<EnrolledSubject> said = last.get(subjectId);
    return said == null ? people.find(subjectId) : said;
  }

  /**
   * More is about to be written of a subject than is held.
   *
   * @param partition of the booking that led to it
   */
  void before(String subjectId, int partition) {
    last.putIfAbsent(subjectId, people.find(subjectId));
    partitions.put(subjectId, partition);
  }

  /** A booking leads to that, which is about to be written and held. */
  void step(EnrolledSubject written, CapturedPrints booking) {
    String id = written.subject().id();
    steps.put(
        booking.at().partition(),
        new Step(
            booking.bookingId(),
            written,
            people.find(id),
            Optional.ofNullable(partitions.get(id))));
  }

  /**
   * What that booking led to is not written; nothing where it led to nothing, or where the log or
   * another booking has said something else since.
   *
   * @param left what may be held of somebody
   */
  void takeBack(
      UUID booking, int partition, Function<EnrolledSubject, Optional<EnrolledSubject>> left) {
    Step step = steps.get(partition);
    if (step == null || !step.booking().equals(booking) || !isBehind(step.id())) {
      return;
    }
    Optional<List<Capture>> held = Optional.ofNullable(people.captures().get(step.id()));
    Optional<EnrolledSubject> before = step.held().flatMap(left);
    if (!held.equals(left.apply(step.written()).map(EnrolledSubject::captures))
        && !held.equals(before.map(EnrolledSubject::captures))) {
      return;
    }
    steps.remove(partition);
    Optional<EnrolledSubject> said = last.get(step.id());
    if (step.behind().isEmpty() || said.equals(before)) {
      over(step.id());
      hold(step.id(), said);
    } else {
      hold(step.id(), before);
      partitions.put(step.id(), step.behind().get());
    }
  }

  private void hold(String subjectId, Optional<EnrolledSubject> held) {
    held.ifPresentOrElse(people::hold, () -> people.drop(subjectId));
  }

  /** The log says so of a subject of whom more was written; false if no more was. */
  boolean said(String subjectId, Optional<EnrolledSubject> now) {
    boolean more = last.replace(subjectId, now) != null;
    if (more) {
      since.add(subjectId);
    }
    return more;
  }

  /** What was written of a subject was read, or goes; false if nothing was. */
  boolean over(String subjectId) {
    since.remove(subjectId);
    partitions.remove(subjectId);
    return last.remove(subjectId) != null;
  }

  /** What the log last said is to be held otherwise. */
  void amend(Function<EnrolledSubject, Optional<EnrolledSubject>> amended) {
    last.replaceAll((id, said) -> said.flatMap(amended));
  }

  /**
   * What an order leaves of a subject may be what was read of it since more was written: then that
   * was all, and of the rest nothing could be read.
   */
  void settle() {
    last.entrySet()
        .removeIf(
            one ->
                since.contains(one.getKey())
                    && one.getValue()
                        .map(EnrolledSubject::captures)
                        .filter(said -> said.equals(people.captures().get(one.getKey())))
                        .isPresent());
    since.retainAll(last.keySet());
    partitions.keySet().retainAll(last.keySet());
  }

  /** Hands over the gallery as the log has it. Where more was written, searches wait meanwhile. */
  void handOver(Memory memory, Memory.Sink sink) throws IOException {
    if (last.isEmpty()) {
      sink.write(people.gallery(), memory);
      return;
    }
    List<EnrolledSubject> written =
        last.keySet().stream().flatMap(id -> people.find(id).stream()).toList();
    long taken = people.taken();
    people.searchesWait();
    try {
      setBack();
      sink.write(people.gallery(), memory);
    } finally {
      written.forEach(people::hold);
      people.heldAgain(taken);
      people.searchesGoOn();
    }
  }

  /** Those of whom more was written are held as the log last said. */
  private void setBack() {
    last.forEach(this::hold);
  }

  /**
   * What bookings of a partition led to was aborted, or may have been: those of whom that was
   * written last are held as the log last said. What others led to is still under way.
   */
  void forget(int partition) {
    steps.remove(partition);
    List<String> written =
        last.keySet().stream().filter(id -> partitions.get(id) == partition).toList();
    for (String id : written) {
      hold(id, last.get(id));
      over(id);
    }
  }
}
