package org.tenprint.biometric.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * All that is held of an enrolled person.
 *
 * @param subject prints by encounter, oldest first
 * @param captures where each encounter is from, in the same order
 */
public record EnrolledSubject(Subject subject, List<Capture> captures) {
  /**
   * Where an encounter is from.
   *
   * @param bookingId the booking; empty where enrolled by other means
   * @param at when enrolled
   */
  public record Capture(Optional<UUID> bookingId, Instant at) {}

  public EnrolledSubject {
    captures = List.copyOf(captures);
    if (captures.size() != subject.encounters().size()) {
      throw new IllegalArgumentException("each encounter is from one capture");
    }
  }

  /**
   * A person not seen before. The id says nothing of the person and follows from the booking's, so
   * that answering the booking again enrols nobody twice.
   */
  public static EnrolledSubject first(UUID bookingId, TenPrint prints, Instant at) {
    byte[] name = ("subject of " + bookingId).getBytes(StandardCharsets.UTF_8);
    String id = UUID.nameUUIDFromBytes(name).toString();
    return new EnrolledSubject(
        Subject.of(id, prints), List.of(new Capture(Optional.of(bookingId), at)));
  }

  /**
   * The same person without the encounters of some bookings.
   *
   * @return empty if no encounter is left
   */
  public Optional<EnrolledSubject> without(Predicate<UUID> bookings) {
    List<TenPrint> encounters = new ArrayList<>();
    List<Capture> from = new ArrayList<>();
    for (int i = 0; i < captures.size(); i++) {
      if (captures.get(i).bookingId().filter(bookings).isEmpty()) {
        encounters.add(subject.encounters().get(i));
        from.add(captures.get(i));
      }
    }
    if (from.size() == captures.size()) {
      return Optional.of(this);
    }
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(new EnrolledSubject(new Subject(subject.id(), encounters), from));
  }

  /** The same person seen once more; beyond the most that are kept, the oldest encounter goes. */
  public EnrolledSubject seenAgain(UUID bookingId, TenPrint prints, Instant at) {
    List<TenPrint> encounters = new ArrayList<>(subject.encounters());
    List<Capture> from = new ArrayList<>(captures);
    encounters.add(prints);
    from.add(new Capture(Optional.of(bookingId), at));
    int surplus = Math.max(0, encounters.size() - Subject.MAX_ENCOUNTERS);
    return new EnrolledSubject(
        new Subject(subject.id(), encounters.subList(surplus, encounters.size())),
        from.subList(surplus, from.size()));
  }
}
