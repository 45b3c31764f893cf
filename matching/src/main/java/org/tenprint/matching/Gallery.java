package org.tenprint.matching;

import java.util.Optional;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * The people who can be found. Any number of threads may search at any time; updates are applied
 * one after another (callers may call from several threads). An update is visible to every search
 * that begins after it returned; a search under way may or may not see it. A removed subject is
 * found by no later search and its minutiae are overwritten.
 */
public interface Gallery {
  /** How many candidates {@link #search(TenPrint)} returns at most. */
  int DEFAULT_CANDIDATES = 10;

  /** Inserts the subject, or replaces all that was held under its id. */
  void put(Subject subject);

  /** Removes the subject; false when there was none. */
  boolean remove(String subjectId);

  /** The subject as held. */
  Optional<Subject> find(String subjectId);

  /** How many subjects. */
  int size();

  /**
   * Ranks the subjects for a probe.
   *
   * @param candidates most candidates to return, at least 1
   */
  SearchResult search(TenPrint probe, int candidates);

  /** {@link #search(TenPrint, int)} with {@link #DEFAULT_CANDIDATES}. */
  default SearchResult search(TenPrint probe) {
    return search(probe, DEFAULT_CANDIDATES);
  }

  /**
   * Compares a probe with one subject, one to one, as held when it began.
   *
   * @return empty where no such subject is held
   */
  default Optional<Verification> verify(TenPrint probe, String subjectId) {
    return find(subjectId).map(subject -> Verification.of(probe, subject, engineVersion()));
  }

  /** Name and version of what computes the scores: another string means scores may differ. */
  String engineVersion();
}
