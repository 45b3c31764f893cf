package org.tenprint.biometric.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.biometric.domain.Answer;
import org.tenprint.biometric.domain.Answer.Basis;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.Finding;
import org.tenprint.biometric.domain.Finding.Failed;
import org.tenprint.biometric.domain.Finding.Failure;
import org.tenprint.biometric.domain.Finding.Searched;
import org.tenprint.biometric.domain.Probe;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.TenPrint;
import org.tenprint.matching.Thresholds;

/**
 * Answers a booking. A match enrols one more encounter of the subject, a no-match a new subject,
 * where the booking's prints are retained. Doubt enrols nothing: prints that may be another
 * person's would make every later search of both doubtful, and nobody would notice.
 */
public final class IdentifySubject {
  private static final Logger LOG = System.getLogger(IdentifySubject.class.getName());

  private final EnrolledGallery gallery;
  private final Thresholds thresholds;

  /**
   * @param gallery whom to search among
   * @param thresholds from which score it is a match, and doubtful
   */
  public IdentifySubject(EnrolledGallery gallery, Thresholds thresholds) {
    this.gallery = gallery;
    this.thresholds = thresholds;
  }

  /**
   * The answer to a booking. An engine that fails is an answer too: the booking has one, and a
   * person sees it.
   *
   * @param now when it is answered
   */
  public Answer identify(CapturedPrints booking, Instant now) {
    try {
      Probe probe = Probe.of(booking.prints());
      return probe
          .tenPrint()
          .map(prints -> searched(booking, probe, prints, now))
          .orElseGet(() -> failed(Failure.NO_USABLE_FINGER, probe));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "engine failed booking=" + booking.bookingId(), e);
      return failed(Failure.ENGINE_FAILURE, new Probe(Optional.empty(), List.of()));
    }
  }

  private Answer searched(CapturedPrints booking, Probe probe, TenPrint prints, Instant now) {
    SearchResult result = gallery.search(prints);
    Decision decision = thresholds.decide(result);
    Optional<EnrolledSubject> enrolment =
        booking.retained()
            ? enrolment(booking, prints, new Searched(decision, result), now)
            : Optional.empty();
    enrolment.ifPresent(gallery::enrol);
    return new Answer(
        new Searched(decision, result),
        probe.qualities(),
        probe.problems(),
        basis(result.gallerySize(), result.engineVersion()),
        enrolment);
  }

  private Optional<EnrolledSubject> enrolment(
      CapturedPrints booking, TenPrint prints, Searched found, Instant now) {
    return switch (found.decision()) {
      case NO_MATCH -> Optional.of(EnrolledSubject.first(booking.bookingId(), prints, now));
      case GREY -> Optional.empty();
      case MATCH ->
          found
              .result()
              .best()
              .map(Candidate::subjectId)
              .flatMap(gallery::find)
              .map(known -> known.seenAgain(booking.bookingId(), labelled(prints, found), now));
    };
  }

  /** The prints under the positions by which they matched: a mistake in the labels ends here. */
  private static TenPrint labelled(TenPrint prints, Searched found) {
    return prints.moved(found.result().correction()::apply);
  }

  private Answer failed(Failure reason, Probe probe) {
    Finding finding = new Failed(reason);
    Basis basis = basis(gallery.size(), gallery.engineVersion());
    return new Answer(finding, new TreeMap<>(), probe.problems(), basis, Optional.empty());
  }

  private Basis basis(int gallerySize, String engineVersion) {
    return new Basis(
        gallerySize,
        thresholds.matchScore(gallerySize),
        thresholds.greyScore(gallerySize),
        thresholds.matchRate(),
        engineVersion);
  }
}
