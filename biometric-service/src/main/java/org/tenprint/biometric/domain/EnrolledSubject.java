package org.tenprint.biometric.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    return new EnrolledSubject(
        Subject.of(idOfFirst(bookingId), prints), List.of(new Capture(Optional.of(bookingId), at)));
  }

  /** The subject whom that booking was the first of. */
  public static String idOfFirst(UUID bookingId) {
    return named("subject of " + bookingId);
  }

  /**
   * The subject of a person whose bookings were reassigned: it follows from the person's number.
   */
  public static String idOfPerson(UUID person) {
    return named("person " + person);
  }

  /**
   * Under which id a subject goes on that was removed for good, should somebody be found to be it.
   */
  public static String idAfter(String removedId) {
    return named("after the removal of " + removedId);
  }

  private static String named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** These encounters, of another subject. */
  public EnrolledSubject as(String subjectId) {
    return new EnrolledSubject(new Subject(subjectId, subject.encounters()), captures);
  }

  /**
   * With those encounters of the same person that this has not, in order of time; beyond the most
   * that are kept, the oldest go.
   *
   * @return this where that adds none
   */
  public EnrolledSubject united(EnrolledSubject other) {
    Map<Capture, TenPrint> all =
        new TreeMap<>(
            Comparator.comparing(Capture::at)
                .thenComparing(c -> c.bookingId().map(UUID::toString).orElse("")));
    Set<UUID> bookings = new HashSet<>();
    for (EnrolledSubject one : List.of(this, other)) {
      for (int i = 0; i < one.captures.size(); i++) {
        Capture capture = one.captures.get(i);
        if (capture.bookingId().isEmpty() || bookings.add(capture.bookingId().get())) {
          all.putIfAbsent(capture, one.subject.encounters().get(i));
        }
      }
    }
    List<Capture> from = new ArrayList<>(all.keySet());
    int surplus = Math.max(0, from.size() - Subject.MAX_ENCOUNTERS);
    from = from.subList(surplus, from.size());
    return from.equals(captures)
        ? this
        : new EnrolledSubject(
            new Subject(subject.id(), from.stream().map(all::get).toList()), from);
  }

  /** Whether that has encounters of bookings which this has not, or with other prints. */
  public boolean replacesBookingsOf(EnrolledSubject held) {
    return held.captures.stream()
        .filter(one -> one.bookingId().isPresent())
        .anyMatch(one -> !held.prints(one).equals(prints(one)));
  }

  private Optional<TenPrint> prints(Capture of) {
    int at = captures.indexOf(of);
    return at < 0 ? Optional.empty() : Optional.of(subject.encounters().get(at));
  }

  /**
   * The same person without the encounters of some bookings.
   *
   * @return empty if no encounter is left
   */
  public Optional<EnrolledSubject> without(Predicate<UUID> bookings) {
    return keeping(capture -> capture.bookingId().filter(bookings).isEmpty());
  }

  /**
   * The same person with some encounters alone.
   *
   * @return this where it is all; empty if it is none
   */
  public Optional<EnrolledSubject> keeping(Predicate<Capture> which) {
    List<TenPrint> encounters = new ArrayList<>();
    List<Capture> from = new ArrayList<>();
    for (int i = 0; i < captures.size(); i++) {
      if (which.test(captures.get(i))) {
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
