package org.tenprint.biometric.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
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
  private final Gallery gallery;
  private final Map<String, List<Capture>> captures = new HashMap<>();

  /** What the log last said of subjects of which this instance has written more. */
  private final Map<String, Optional<EnrolledSubject>> logged = new HashMap<>();

  /**
   * @param gallery the engine's, empty
   */
  public EnrolledGallery(Gallery gallery) {
    this.gallery = gallery;
  }

  /** The log says so of this subject. */
  public synchronized void follow(EnrolledSubject enrolled) {
    String id = enrolled.subject().id();
    if (logged.containsKey(id) && !enrolled.captures().equals(captures.get(id))) {
      logged.put(id, Optional.of(enrolled));
      return;
    }
    logged.remove(id);
    hold(enrolled);
  }

  /** The log says that this person is to be forgotten; also what was not confirmed of them. */
  public synchronized void remove(String subjectId) {
    logged.remove(subjectId);
    drop(subjectId);
  }

  /** This instance has written an enrolment whose transaction is under way. */
  public synchronized void enrol(EnrolledSubject enrolled) {
    logged.putIfAbsent(enrolled.subject().id(), find(enrolled.subject().id()));
    hold(enrolled);
  }

  /** The transactions under way were aborted, or may have been: back to what the log says. */
  public synchronized void forgetUnconfirmed() {
    logged.forEach((id, last) -> last.ifPresentOrElse(this::hold, () -> drop(id)));
    logged.clear();
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
    return gallery.search(probe);
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
