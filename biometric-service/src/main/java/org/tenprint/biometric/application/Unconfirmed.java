package org.tenprint.biometric.application;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.waiting.Changes;

/**
 * What an instance of a sharded gallery has enrolled and not yet read back from the log, whichever
 * shard it belongs to, and how far the instance has read the log. Both change together, so that a
 * view of them is everybody who was enrolled before: the log up to there, and these on top.
 *
 * <p>Cost: an index of its own, as large empty as the shard's.
 */
public final class Unconfirmed {
  private final Changes changes = new Changes();
  private final TwoStageGallery gallery;
  private final Function<EnrolledSubject, Optional<EnrolledSubject>> left;
  private final Map<String, EnrolledSubject> subjects = new HashMap<>();
  private final Map<String, Integer> partitions = new HashMap<>();
  private final Map<Integer, Long> read = new HashMap<>();

  /** Of those who are unconfirmed: what was read of them last, if anything was. */
  private final Map<String, List<Capture>> said = new HashMap<>();

  /** By partition what its last booking led to. */
  private final Map<Integer, Step> steps = new HashMap<>();

  /**
   * What a booking led to.
   *
   * @param before what was unconfirmed of the subject, and not read since
   * @param partition of the booking that had led to that
   */
  private record Step(
      UUID booking, EnrolledSubject written, Optional<EnrolledSubject> before, int partition) {
    Step followed(String subjectId, List<Capture> captures) {
      return isOf(subjectId)
              && before.map(EnrolledSubject::captures).filter(captures::equals).isPresent()
          ? new Step(booking, written, Optional.empty(), partition)
          : this;
    }

    boolean isOf(String subjectId) {
      return written.subject().id().equals(subjectId);
    }
  }

  /**
   * @param gallery empty, with an index of the shards' size
   * @param left what may be held of somebody, by the orders that are known
   */
  Unconfirmed(TwoStageGallery gallery, Function<EnrolledSubject, Optional<EnrolledSubject>> left) {
    this.gallery = gallery;
    this.left = left;
  }

  /**
   * What is on top of the log at one moment.
   *
   * @param subjects who is unconfirmed, by id
   * @param rankings how they rank for a probe, under each assumption asked for
   * @param read up to which offset the log below is read, by partition
   */
  record View(
      Map<String, EnrolledSubject> subjects,
      Map<SequenceCorrection, List<Candidate>> rankings,
      Map<Integer, Long> read) {}

  View view(Optional<TenPrint> probe, List<SequenceCorrection> corrections) {
    return changes.see(
        () -> {
          Map<SequenceCorrection, List<Candidate>> rankings =
              new EnumMap<>(SequenceCorrection.class);
          for (SequenceCorrection correction : corrections) {
            rankings.put(
                correction,
                subjects.isEmpty()
                    ? List.of()
                    : gallery.rank(probe.orElseThrow(), correction, Gallery.DEFAULT_CANDIDATES));
          }
          return new View(Map.copyOf(subjects), rankings, Map.copyOf(read));
        });
  }

  /**
   * The orders may leave less of somebody than they did: what is not theirs any more is searched no
   * more, and comes to whom it goes to when the log is read.
   */
  void amend() {
    changes.make(
        () -> {
          for (EnrolledSubject one : List.copyOf(subjects.values())) {
            put(one, partitions.get(one.subject().id()));
            settle(one.subject().id());
          }
        });
  }

  /**
   * Written, in a transaction under way.
   *
   * @param partition of the booking that led to it
   */
  void enrol(EnrolledSubject enrolled, int partition) {
    changes.make(() -> put(enrolled, partition));
  }

  /** An order that comes while this is at it is either known to {@link #left}, or comes after. */
  private void put(EnrolledSubject enrolled, int partition) {
    Optional<EnrolledSubject> held = left.apply(enrolled);
    if (held.isEmpty()) {
      drop(enrolled.subject().id());
      return;
    }
    subjects.put(enrolled.subject().id(), held.get());
    partitions.put(enrolled.subject().id(), partition);
    gallery.put(held.get().subject());
  }

  /** As above, and notes what {@link #takeBack} is to go back to. */
  void enrol(EnrolledSubject enrolled, CapturedPrints booking) {
    String id = enrolled.subject().id();
    int partition = booking.at().partition();
    changes.make(
        () ->
            steps.put(
                partition,
                new Step(
                    booking.bookingId(),
                    enrolled,
                    Optional.ofNullable(subjects.get(id)),
                    partitions.getOrDefault(id, partition))));
    enrol(enrolled, partition);
  }

  /** What that booking led to is not written, unless something else was said of it since. */
  void takeBack(UUID booking, int partition) {
    changes.make(
        () -> {
          Step step = steps.get(partition);
          if (step == null || !step.booking().equals(booking)) {
            return;
          }
          steps.remove(partition);
          String id = step.written().subject().id();
          if (left.apply(step.written()).equals(Optional.ofNullable(subjects.get(id)))) {
            drop(id);
            step.before().ifPresent(before -> put(before, step.partition()));
          }
        });
  }

  /** What bookings of a partition led to was aborted, or may have been. */
  void forget(int partition) {
    changes.make(
        () ->
            List.copyOf(subjects.keySet()).stream()
                .filter(id -> partitions.get(id) == partition)
                .forEach(this::drop));
  }

  /** A booking was expunged: its encounter is not searched any more. */
  void forget(UUID booking) {
    reassign(booking, Optional.empty());
  }

  /** A booking's prints are that subject's, or nobody's: under others they are not searched. */
  void reassign(UUID booking, Optional<String> subjectId) {
    changes.make(
        () -> {
          for (EnrolledSubject one : List.copyOf(subjects.values())) {
            if (subjectId.filter(one.subject().id()::equals).isPresent()) {
              continue;
            }
            Optional<EnrolledSubject> left = one.without(booking::equals);
            if (left.isEmpty()) {
              drop(one.subject().id());
            } else if (left.get() != one) {
              subjects.put(one.subject().id(), left.get());
              gallery.put(left.get().subject());
              settle(one.subject().id());
            }
          }
        });
  }

  /**
   * An enrolment was read, and is in its shard if that is here.
   *
   * @param captures of the enrolment, less those that can be read no more; an older one than what
   *     is unconfirmed confirms nothing, and has not its last encounter
   */
  void followed(String subjectId, Supplier<List<Capture>> captures, LogAddress at) {
    changes.make(
        () -> {
          steps.replaceAll(
              (p, step) -> step.isOf(subjectId) ? step.followed(subjectId, captures.get()) : step);
          EnrolledSubject unconfirmed = subjects.get(subjectId);
          if (unconfirmed != null) {
            said.put(subjectId, captures.get());
            if (captures.get().contains(last(unconfirmed))) {
              drop(subjectId);
            }
          }
          passed(at.partition(), at.offset() + 1);
        });
  }

  private static Capture last(EnrolledSubject of) {
    return of.captures().get(of.captures().size() - 1);
  }

  /** What an order leaves of a subject may have been read: the rest could not be. */
  private void settle(String subjectId) {
    EnrolledSubject unconfirmed = subjects.get(subjectId);
    if (unconfirmed != null
        && said.getOrDefault(subjectId, List.of()).containsAll(unconfirmed.captures())) {
      drop(subjectId);
    }
  }

  /** A tombstone was read: also what is unconfirmed of the person goes. */
  void removed(String subjectId, LogAddress at) {
    changes.make(
        () -> {
          drop(subjectId);
          passed(at.partition(), at.offset() + 1);
        });
  }

  private void drop(String subjectId) {
    partitions.remove(subjectId);
    said.remove(subjectId);
    if (subjects.remove(subjectId) != null) {
      gallery.remove(subjectId);
    }
  }

  private void passed(int partition, long offset) {
    read.merge(partition, offset, Math::max);
  }

  /** So far the log was read, be it over a transaction's marker alone. */
  void read(Map<Integer, Long> positions) {
    changes.make(() -> positions.forEach(this::passed));
  }

  /** Waits until the log is read so far; false when it is not within that time. */
  boolean awaitRead(Map<Integer, Long> upTo, Duration longest) throws InterruptedException {
    return changes.await(() -> reached(upTo), longest);
  }

  private boolean reached(Map<Integer, Long> upTo) {
    return upTo.entrySet().stream()
        .allMatch(p -> read.getOrDefault(p.getKey(), 0L) >= p.getValue());
  }
}
