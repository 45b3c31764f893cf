package org.tenprint.biometric.application;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;

/**
 * Whose each encounter is, by what people ordered and by who was removed for good. Under the id of
 * whom was removed so nothing is held again: what others know of that subject is destroyed and
 * would be refused for ever. The person goes on under the id that follows from it. That hangs on
 * what was ordered and removed alone, in whatever order it is read.
 *
 * <p>All is known for ever, some 100 bytes each. Not thread-safe.
 */
final class EncounterOrders {
  private final UnaryOperator<String> keyOf;
  private final Set<UUID> forgotten = new HashSet<>();

  /** By booking the subject to whom it was reassigned; empty where to nobody. */
  private final Map<UUID, Optional<String>> reassigned = new HashMap<>();

  /** Subjects to whom encounters of several go. */
  private final Set<String> persons = new HashSet<>();

  /** Keys of who was removed for good. */
  private final Set<String> removed = new HashSet<>();

  /** By key who is named by an order. */
  private final Map<String, String> named = new HashMap<>();

  /** Under which id a subject goes on that was removed for good. */
  private final Map<String, String> next = new HashMap<>();

  /**
   * @param keyOf the name of a subject's key, by which a removal for good names the subject
   */
  EncounterOrders(UnaryOperator<String> keyOf) {
    this.keyOf = keyOf;
  }

  /** A booking was expunged; false if that was known. */
  boolean forget(UUID booking) {
    return forgotten.add(booking);
  }

  /**
   * A booking's prints are of that subject; false if that changes nothing. What is nobody's stays
   * so: its prints are gone.
   */
  boolean reassign(UUID booking, Optional<String> subject) {
    Optional<String> before = reassigned.get(booking);
    if (before != null && (before.isEmpty() || before.equals(subject))) {
      return false;
    }
    reassigned.put(booking, subject);
    subject.ifPresent(this::name);
    return true;
  }

  /** A subject was removed for good; false if nothing is known that goes to it. */
  boolean removedForGood(String key) {
    String subject = named.get(key);
    if (!removed.add(key) || subject == null) {
      return false;
    }
    name(subject);
    return true;
  }

  /** An order names a subject, or the log somebody who was removed for good. */
  private void name(String subjectId) {
    String key = keyOf.apply(subjectId);
    named.put(key, subjectId);
    persons.add(subjectId);
    if (removed.contains(key) && !next.containsKey(subjectId)) {
      next.put(subjectId, EnrolledSubject.idAfter(subjectId));
      name(next.get(subjectId));
    }
  }

  /** The log names a subject. */
  void seen(String subjectId) {
    if (!removed.isEmpty() && removed.contains(keyOf.apply(subjectId))) {
      name(subjectId);
    }
  }

  /** Under which id a subject is held. */
  String living(String subjectId) {
    String id = subjectId;
    while (next.containsKey(id)) {
      id = next.get(id);
    }
    return id;
  }

  /** Whether encounters of several subjects go to this one. */
  boolean isOfSeveral(String subjectId) {
    return persons.contains(subjectId);
  }

  boolean isForgotten(Capture capture) {
    return capture.bookingId().filter(forgotten::contains).isPresent();
  }

  /** Whether an encounter that the log has under a subject is held under it. */
  boolean stays(String subjectId, Capture capture) {
    return capture.bookingId().isEmpty()
        || home(subjectId, capture).filter(subjectId::equals).isPresent();
  }

  /** Under whom an encounter is held that the log has under a subject; empty if under nobody. */
  Optional<String> home(String subjectId, Capture capture) {
    if (isForgotten(capture)) {
      return Optional.empty();
    }
    Optional<String> ordered =
        capture.bookingId().map(reassigned::get).orElse(Optional.of(subjectId));
    return ordered.map(this::living);
  }
}
