package org.tenprint.biometric.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.prints.TenPrint;

/** Everybody among whom a booking is searched: held by this instance, or by several. */
public interface People {
  /**
   * What a search found.
   *
   * @param result the candidates
   * @param best all that is held of the first of them; empty where encounters were taken from
   *     somebody since the search began, or an order on whose they are was read: it may have found
   *     them by those, and nobody is added to by what is not theirs
   */
  record Found(SearchResult result, Supplier<Optional<EnrolledSubject>> best) {}

  /**
   * Searches.
   *
   * @param booking whose prints
   * @param probe templates of the booking
   * @throws GalleryAway if not all of the gallery answers
   */
  Found search(CapturedPrints booking, TenPrint probe);

  /**
   * How many people.
   *
   * @param booking that is answered
   * @throws GalleryAway if not all of the gallery answers
   */
  int size(CapturedPrints booking);

  /**
   * This instance has written an enrolment whose transaction is under way.
   *
   * @param booking that led to it
   */
  void enrol(EnrolledSubject enrolled, CapturedPrints booking);

  /**
   * The transaction in which bookings of a partition were answered here was aborted, or may have
   * been: of what they led to, back to what the log says. Not where it was committed: what stands
   * on the log and was not read yet nobody else would find, and those who go on here search for it.
   *
   * @param partition that ends here
   */
  void forgetUnconfirmed(int partition);

  /**
   * What that booking led to is not written, because its step failed: back to what was before. What
   * others led to in the same transaction stays.
   *
   * @param partition of the booking
   */
  void takeBack(UUID booking, int partition);

  /** Of whom a void enrolment stands on the log, to be removed again: each is told once. */
  List<String> removeAgain();

  /**
   * What the log is to say of a person of whom a booking was forgotten or reassigned.
   *
   * @param left what is held; empty where it is nothing
   * @param moved what is of others, to be written with it
   * @param forGood whether nothing is left because a booking was forgotten: the person is to be
   *     removed, who otherwise stays without encounters
   * @param joined encounters that no order moved, to be named where nothing is left
   */
  record Rewritten(
      String subjectId,
      Optional<EnrolledSubject> left,
      List<EnrolledSubject> moved,
      boolean forGood,
      List<Capture> joined) {
    public Rewritten {
      moved = List.copyOf(moved);
      joined = List.copyOf(joined);
    }

    /** What follows from orders. */
    public Rewritten(
        String subjectId,
        Optional<EnrolledSubject> left,
        List<EnrolledSubject> moved,
        boolean forGood) {
      this(subjectId, left, moved, forGood, List.of());
    }
  }

  /**
   * What is to be written of those of whom a booking was forgotten or reassigned; each is told
   * once, to one instance's one partition.
   *
   * @param partition of the bookings, whose task asks
   * @param partitions how many there are
   */
  List<Rewritten> rewritten(int partition, int partitions);

  /** What was told of that subject could not be written: it is told again. */
  void notRewritten(String subjectId);

  /** Name and version of what computes scores. */
  String engineVersion();
}
