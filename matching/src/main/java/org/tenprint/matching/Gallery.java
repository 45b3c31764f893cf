package org.tenprint.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  /**
   * Holds the encounters of two subjects under one id, of which the other's count as the later
   * ones; of more than {@link Subject#MAX_ENCOUNTERS} the first go. The other subject is removed.
   * No other update comes between. A search under way may see an encounter under both, and is
   * doubtful by that; none misses it.
   *
   * @param subjectId who stays
   * @param otherId whose encounters these are, too
   * @return false where either is not held: nothing is changed then
   * @throws IllegalArgumentException if both are one
   * @throws GalleryFull if there is no room for the encounters beside where they were: nothing is
   *     changed then
   */
  default boolean merge(String subjectId, String otherId) {
    if (subjectId.equals(otherId)) {
      throw new IllegalArgumentException("a subject cannot be merged with itself");
    }
    Optional<Subject> subject = find(subjectId);
    Optional<Subject> other = find(otherId);
    if (subject.isEmpty() || other.isEmpty()) {
      return false;
    }
    List<TenPrint> all = new ArrayList<>(subject.get().encounters());
    all.addAll(other.get().encounters());
    put(
        new Subject(
            subjectId, all.subList(Math.max(0, all.size() - Subject.MAX_ENCOUNTERS), all.size())));
    return remove(otherId);
  }

  /** The subject as held. */
  Optional<Subject> find(String subjectId);

  /** How many subjects. */
  int size();

  /**
   * Ranks the subjects for a probe.
   *
   * @param candidates most candidates to return, at least 1
   */
  default SearchResult search(TenPrint probe, int candidates) {
    return search(probe, candidates, subjectId -> true);
  }

  /**
   * Ranks those subjects alone of whom the filter says so, as if nobody else were held: whom it
   * leaves out takes no other's place. What a score is worth is judged as among everybody ({@link
   * SearchResult#gallerySize} counts them all), so a filter makes nobody likelier.
   *
   * @param candidates most candidates to return, at least 1
   * @param among asked of subject ids, of some several times, by any thread; it must be quick, say
   *     the same of an id while the search lasts, and not change this gallery
   */
  SearchResult search(TenPrint probe, int candidates, Predicate<String> among);

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
