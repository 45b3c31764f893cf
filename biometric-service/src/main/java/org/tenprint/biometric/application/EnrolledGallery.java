package org.tenprint.biometric.application;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.Removal;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.TenPrint;

/**
 * The people who can be found, as the log has them ({@link #follow}, {@link #remove}), and on top
 * of that what this instance has enrolled and not yet read back from the log ({@link #enrol}): the
 * next booking of a person finds them although the enrolment's transaction may not have ended.
 * Should it be aborted, {@link #forgetUnconfirmed} takes that back.
 *
 * <p>Updates come from the feed's thread and from the hop's, searches from the hop's.
 */
public final class EnrolledGallery {
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
   */
  public record Memory(Map<String, List<Capture>> captures, Map<String, Removal> removals) {}

  /** Where a snapshot goes. */
  @FunctionalInterface
  public interface SnapshotSink {
    /** Writes both; they do not change meanwhile. */
    void write(Gallery gallery, Memory memory) throws IOException;
  }

  private final Map<String, List<Capture>> captures = new HashMap<>();
  private final Removals removals = new Removals();

  /** What the log last said of subjects of which this instance has written more. */
  private final Map<String, Optional<EnrolledSubject>> logged = new HashMap<>();

  /** Held to read by a search; to write while the gallery is set back to what the log says. */
  private final ReadWriteLock setBack = new ReentrantReadWriteLock();

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
    if (logged.containsKey(id) && !enrolled.captures().equals(captures.get(id))) {
      logged.put(id, Optional.of(enrolled));
      return true;
    }
    logged.remove(id);
    hold(enrolled);
    return true;
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

  /** Of whom a void enrolment stands on the log, to be removed again: each is told once. */
  public synchronized List<String> removeAgain() {
    return removals.claim();
  }

  /** This instance has written an enrolment whose transaction is under way. */
  public synchronized void enrol(EnrolledSubject enrolled) {
    logged.putIfAbsent(enrolled.subject().id(), find(enrolled.subject().id()));
    hold(enrolled);
  }

  /** The transactions under way were aborted, or may have been: back to what the log says. */
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
    Memory memory = new Memory(Collections.unmodifiableMap(captures), removals.all());
    if (logged.isEmpty()) {
      sink.write(gallery, memory);
      return;
    }
    setBack.writeLock().lock();
    List<EnrolledSubject> unconfirmed = new ArrayList<>();
    logged.keySet().forEach(id -> find(id).ifPresent(unconfirmed::add));
    try {
      setBack();
      sink.write(gallery, memory);
    } finally {
      unconfirmed.forEach(this::hold);
      setBack.writeLock().unlock();
    }
  }

  /** Takes over what a snapshot held: before anything is followed or searched. */
  public synchronized void restore(Gallery restored, Memory memory) {
    gallery = restored;
    captures.putAll(memory.captures());
    removals.restore(memory.removals());
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

  /** Name and version of what computes scores. */
  public String engineVersion() {
    return gallery.engineVersion();
  }

  SearchResult search(TenPrint probe) {
    setBack.readLock().lock();
    try {
      return gallery.search(probe);
    } finally {
      setBack.readLock().unlock();
    }
  }

  private void hold(EnrolledSubject enrolled) {
    captures.put(enrolled.subject().id(), enrolled.captures());
    gallery.put(enrolled.subject());
  }

  private void drop(String subjectId) {
    captures.remove(subjectId);
    gallery.remove(subjectId);
  }
}
