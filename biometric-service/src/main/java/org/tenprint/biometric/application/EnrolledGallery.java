package org.tenprint.biometric.application;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tenprint.biometric.domain.CapturedPrints;
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
 * The people who can be found, as the log has them ({@link #follow}, {@link #remove}), and on top
 * of that what this instance has enrolled and not yet read back from the log ({@link #enrol}): the
 * next booking of a person finds them although the enrolment's transaction may not have ended.
 * Should it be aborted, {@link #forgetUnconfirmed} takes that back.
 *
 * <p>Updates come from the feed's thread and from the hop's, searches from the hop's.
 */
public final class EnrolledGallery implements People {
  /** Who wrote an enrolment to the log. */
  public enum Writer {
    /** This service, any instance of it: it follows from what was held of the subject. */
    ANSWER,
    /** Somebody else, who states what is to be held. */
    OTHER
  }

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
      Map<String, LogAddress> addresses) {}

  /** Where a snapshot goes. */
  @FunctionalInterface
  public interface SnapshotSink {
    /** Writes both; they do not change meanwhile. */
    void write(Gallery gallery, Memory memory) throws IOException;
  }

  private final Map<String, List<Capture>> captures = new HashMap<>();
  private final Removals removals = new Removals();
  private final Map<String, LogAddress> addresses = new HashMap<>();

  /** What the log last said of subjects of which this instance has written more. */
  private final Map<String, Optional<EnrolledSubject>> logged = new HashMap<>();

  /**
   * Held to read by a search; to write while a subject is replaced, and while the gallery is set
   * back to what the log says.
   */
  private final ReadWriteLock replaced = new ReentrantReadWriteLock();

  private volatile Gallery gallery;

  /**
   * @param gallery the engine's, empty
   */
  public EnrolledGallery(Gallery gallery) {
    this.gallery = gallery;
  }

  /** The log says so of this subject; false when a removal before it makes that void. */
  public synchronized boolean follow(EnrolledSubject enrolled, Writer writer) {
    String id = enrolled.subject().id();
    if (writer == Writer.ANSWER && removals.voids(enrolled)) {
      return false;
    }
    boolean same = enrolled.captures().equals(captures.get(id));
    if (logged.containsKey(id) && !same) {
      logged.put(id, Optional.of(enrolled));
      return true;
    }
    boolean confirmed = logged.remove(id) != null && writer == Writer.ANSWER;
    if (!confirmed) {
      hold(enrolled);
    }
    return true;
  }

  /** As {@link #follow}, and notes where that stands on the log. */
  public synchronized boolean follow(EnrolledSubject enrolled, Writer writer, LogAddress at) {
    boolean followed = follow(enrolled, writer);
    if (followed) {
      addresses.put(enrolled.subject().id(), at);
    }
    return followed;
  }

  /**
   * The log says that this person is to be forgotten; also what was not confirmed of them.
   *
   * @param recorded when that was written
   */
  public synchronized void remove(String subjectId, Instant recorded) {
    Optional<EnrolledSubject> unconfirmed = logged.remove(subjectId);
    List<Capture> known =
        unconfirmed == null
            ? captures.getOrDefault(subjectId, List.of())
            : unconfirmed.map(EnrolledSubject::captures).orElse(List.of());
    removals.remember(subjectId, known, recorded);
    drop(subjectId);
  }

  @Override
  public synchronized List<String> removeAgain() {
    return removals.claim();
  }

  @Override
  public void enrol(EnrolledSubject enrolled, CapturedPrints booking) {
    enrol(enrolled);
  }

  /** As above, whichever booking led to it. */
  public synchronized void enrol(EnrolledSubject enrolled) {
    logged.putIfAbsent(enrolled.subject().id(), find(enrolled.subject().id()));
    hold(enrolled);
  }

  @Override
  public void forgetUnconfirmed(int partition) {
    forgetUnconfirmed();
  }

  /** As above, of every partition. */
  public synchronized void forgetUnconfirmed() {
    setBack();
    logged.clear();
    removals.unclaim();
  }

  private void setBack() {
    logged.forEach((id, last) -> last.ifPresentOrElse(this::hold, () -> drop(id)));
  }

  /**
   * Hands over the gallery as the log has it, without what is unconfirmed. Updates wait meanwhile;
   * searches too where something was unconfirmed.
   */
  public synchronized void snapshot(SnapshotSink sink) throws IOException {
    Memory memory =
        new Memory(
            Collections.unmodifiableMap(captures),
            removals.all(),
            Collections.unmodifiableMap(addresses));
    if (logged.isEmpty()) {
      sink.write(gallery, memory);
      return;
    }
    replaced.writeLock().lock();
    List<EnrolledSubject> unconfirmed = new ArrayList<>();
    logged.keySet().forEach(id -> find(id).ifPresent(unconfirmed::add));
    try {
      setBack();
      sink.write(gallery, memory);
    } finally {
      unconfirmed.forEach(this::hold);
      replaced.writeLock().unlock();
    }
  }

  /** Takes over what a snapshot held: before anything is followed or searched. */
  public synchronized void restore(Gallery restored, Memory memory) {
    gallery = restored;
    captures.putAll(memory.captures());
    removals.restore(memory.removals());
    addresses.putAll(memory.addresses());
  }

  /** What is held of a subject. */
  public synchronized Optional<EnrolledSubject> find(String subjectId) {
    return gallery
        .find(subjectId)
        .map(subject -> new EnrolledSubject(subject, captures.get(subjectId)));
  }

  /** How many people. */
  public int size() {
    return gallery.size();
  }

  @Override
  public String engineVersion() {
    return gallery.engineVersion();
  }

  @Override
  public Found search(CapturedPrints booking, TenPrint probe) {
    SearchResult result = search(probe);
    return new Found(result, () -> result.best().map(Candidate::subjectId).flatMap(this::find));
  }

  private SearchResult search(TenPrint probe) {
    replaced.readLock().lock();
    try {
      return gallery.search(probe);
    } finally {
      replaced.readLock().unlock();
    }
  }

  @Override
  public int size(CapturedPrints booking) {
    return size();
  }

  /** What a shard ranks under one assumption about the labels. */
  List<Candidate> rank(TenPrint probe, SequenceCorrection correction, int candidates) {
    if (gallery instanceof TwoStageGallery engine) {
      replaced.readLock().lock();
      try {
        return engine.rank(probe, correction, candidates);
      } finally {
        replaced.readLock().unlock();
      }
    }
    throw new IllegalStateException(gallery.engineVersion() + " cannot be a shard");
  }

  /** How many people, these left out. */
  synchronized int sizeWithout(Set<String> subjectIds) {
    return captures.size() - (int) subjectIds.stream().filter(captures::containsKey).count();
  }

  /** Where the last enrolment of a subject stands on the log. */
  synchronized Optional<LogAddress> address(String subjectId) {
    return Optional.ofNullable(addresses.get(subjectId));
  }

  /** A search under way might see a replaced subject neither as it was nor as it is: they wait. */
  private void hold(EnrolledSubject enrolled) {
    if (captures.put(enrolled.subject().id(), enrolled.captures()) == null) {
      gallery.put(enrolled.subject());
      return;
    }
    replaced.writeLock().lock();
    try {
      gallery.put(enrolled.subject());
    } finally {
      replaced.writeLock().unlock();
    }
  }

  private void drop(String subjectId) {
    captures.remove(subjectId);
    addresses.remove(subjectId);
    gallery.remove(subjectId);
  }
}
