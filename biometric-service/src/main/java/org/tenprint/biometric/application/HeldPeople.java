package org.tenprint.biometric.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.Removal;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.prints.TenPrint;

/**
 * Those whom the engine finds, and where each of their encounters is from. Searches may be made by
 * any thread; all else by who guards it.
 */
final class HeldPeople {
  private final Map<String, List<Capture>> captures = new HashMap<>();
  private final Map<String, LogAddress> addresses = new HashMap<>();

  /**
   * Held to read by a search; to write while a subject is replaced, and while the gallery is set
   * back to what the log says.
   */
  private final ReadWriteLock replaced = new ReentrantReadWriteLock();

  /** Raised when encounters are held no more, once that is so, and by each order. */
  private final AtomicLong taken = new AtomicLong();

  private volatile Gallery gallery;

  HeldPeople(Gallery gallery) {
    this.gallery = gallery;
  }

  /** Searches wait from now on. */
  void searchesWait() {
    replaced.writeLock().lock();
  }

  void searchesGoOn() {
    replaced.writeLock().unlock();
  }

  Gallery gallery() {
    return gallery;
  }

  /** Where each encounter is from, by subject. */
  Map<String, List<Capture>> captures() {
    return captures;
  }

  /** Where the last enrolment stands on the log, by subject. */
  Map<String, LogAddress> addresses() {
    return addresses;
  }

  /** What a snapshot holds beside the engine's file. */
  Memory memory(Map<String, Removal> removals) {
    return new Memory(
        Collections.unmodifiableMap(captures), removals, Collections.unmodifiableMap(addresses));
  }

  /**
   * Who was seen last.
   *
   * @param since from then
   * @param subjectIds the last first
   */
  record SeenLast(Instant since, List<String> subjectIds) {}

  /**
   * Who was seen in a booking last before a time, and so long before that. Cost: a walk over all
   * people.
   */
  SeenLast seenLast(Instant before, Duration within, int most) {
    Instant last =
        captures.values().stream()
            .flatMap(of -> lastBooked(of).stream())
            .filter(at -> !at.isAfter(before))
            .max(Comparator.naturalOrder())
            .orElse(before);
    Instant since = last.minus(within);
    Map<String, Instant> seen = new HashMap<>();
    captures.forEach(
        (id, of) ->
            lastBooked(of).filter(at -> !at.isBefore(since)).ifPresent(at -> seen.put(id, at)));
    List<String> ids =
        seen.entrySet().stream()
            .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    return new SeenLast(since, ids);
  }

  private static Optional<Instant> lastBooked(List<Capture> of) {
    return of.stream()
        .filter(c -> c.bookingId().isPresent())
        .map(Capture::at)
        .max(Comparator.naturalOrder());
  }

  /** Where the last enrolment of a subject stands on the log. */
  Optional<LogAddress> address(String subjectId) {
    return Optional.ofNullable(addresses.get(subjectId));
  }

  /** How many, these left out. */
  int sizeWithout(Set<String> subjectIds) {
    return captures.size() - (int) subjectIds.stream().filter(captures::containsKey).count();
  }

  /** Of whom nothing is held there is no address. */
  void standsAt(String subjectId, LogAddress at) {
    if (captures.containsKey(subjectId)) {
      addresses.put(subjectId, at);
    }
  }

  void restore(Gallery restored, Memory memory) {
    if (gallery instanceof TwoStageGallery empty && restored instanceof TwoStageGallery engine) {
      engine.holdAtMostAs(empty);
    }
    gallery = restored;
    captures.putAll(memory.captures());
    addresses.putAll(memory.addresses());
  }

  Optional<EnrolledSubject> find(String subjectId) {
    List<Capture> from = captures.get(subjectId);
    return from == null
        ? Optional.empty()
        : gallery.find(subjectId).map(subject -> new EnrolledSubject(subject, from));
  }

  /**
   * What a search found.
   *
   * @param taken {@link HeldPeople#taken} when it began
   */
  record Searched(SearchResult result, long taken) {}

  Searched search(TenPrint probe) {
    replaced.readLock().lock();
    try {
      long before = taken();
      return new Searched(gallery.search(probe), before);
    } finally {
      replaced.readLock().unlock();
    }
  }

  /** All that is held of whom a search found first; empty where something was taken since. */
  Optional<EnrolledSubject> best(Searched found) {
    return found.taken() == taken()
        ? found.result().best().map(Candidate::subjectId).flatMap(this::find)
        : Optional.empty();
  }

  /**
   * Goes up whenever encounters are taken from somebody, and with each order on whose they are:
   * what a search found before may rest on those.
   */
  long taken() {
    return taken.get();
  }

  /** An order came. */
  void ordered() {
    taken.incrementAndGet();
  }

  /** All is held again that was when {@link #taken} was that; no search has seen it otherwise. */
  void heldAgain(long before) {
    taken.set(before);
  }

  List<Candidate> rank(
      TenPrint probe, SequenceCorrection correction, int candidates, Predicate<String> among) {
    if (gallery instanceof TwoStageGallery engine) {
      replaced.readLock().lock();
      try {
        return engine.rank(probe, correction, candidates, among);
      } finally {
        replaced.readLock().unlock();
      }
    }
    throw new IllegalStateException(gallery.engineVersion() + " cannot be a shard");
  }

  /** A search under way might see a replaced subject neither as it was nor as it is: they wait. */
  void hold(EnrolledSubject enrolled) {
    String id = enrolled.subject().id();
    List<Capture> before = captures.get(id);
    if (before != null) {
      searchesWait();
      try {
        gallery.put(enrolled.subject());
        if (!enrolled.captures().containsAll(before)) {
          taken.incrementAndGet();
        }
      } finally {
        searchesGoOn();
      }
    } else {
      gallery.put(enrolled.subject());
    }
    captures.put(id, enrolled.captures());
  }

  void drop(String subjectId) {
    boolean held = captures.remove(subjectId) != null;
    addresses.remove(subjectId);
    gallery.remove(subjectId);
    if (held) {
      taken.incrementAndGet();
    }
  }
}
