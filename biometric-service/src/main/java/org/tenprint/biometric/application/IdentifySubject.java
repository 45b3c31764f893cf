package org.tenprint.biometric.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tenprint.biometric.application.People.Found;
import org.tenprint.biometric.domain.Answer;
import org.tenprint.biometric.domain.Answer.Basis;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.Finding;
import org.tenprint.biometric.domain.Finding.Failed;
import org.tenprint.biometric.domain.Finding.Failure;
import org.tenprint.biometric.domain.Finding.Searched;
import org.tenprint.biometric.domain.FingerProblem;
import org.tenprint.biometric.domain.FingerRefusal;
import org.tenprint.biometric.domain.Probe;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Decision;
import org.tenprint.matching.EncounterAgreement;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.TenPrint;

/**
 * Answers a booking. A match enrols one more encounter of the subject, a no-match a new subject,
 * where the booking's prints are retained. Of a match only those fingers are enrolled that are
 * found to be the subject's, each for itself, and only where they agree with each of the subject's
 * encounters; doubt enrols nothing: prints that may be another person's would make every later
 * search of both doubtful, and nobody would notice. Of who is not found no finger is enrolled that
 * stands under two labels, and where these are half of the card it says nothing: prints under wrong
 * labels find nobody.
 */
public final class IdentifySubject {
  private final People people;
  private final Thresholds thresholds;
  private final Probes probes;
  private final BiConsumer<UUID, Throwable> failures;

  /**
   * One that extracts all prints itself, and tells nobody of an engine that fails.
   *
   * @param people whom to search among
   * @param thresholds from which score it is a match, and doubtful
   */
  public IdentifySubject(People people, Thresholds thresholds) {
    this(people, thresholds, extraction -> {}, (booking, why) -> {});
  }

  /**
   * The same, where others extract some of a booking's prints.
   *
   * @param others runs what it is given on another thread, sooner, later or never
   * @param failures told on which booking an engine failed, and how: what it threw may hold data
   */
  public IdentifySubject(
      People people,
      Thresholds thresholds,
      Consumer<Runnable> others,
      BiConsumer<UUID, Throwable> failures) {
    this.people = people;
    this.thresholds = thresholds;
    this.probes = new Probes(others);
    this.failures = failures;
  }

  /**
   * The answer to a booking. An engine that fails is an answer too: the booking has one, and a
   * person sees it.
   *
   * @param now when it is answered
   * @throws GalleryAway if part of the gallery does not answer: that is no answer
   */
  public Answer identify(CapturedPrints booking, Instant now) {
    try {
      Probe probe = probes.of(booking);
      return probe
          .tenPrint()
          .map(prints -> searched(booking, probe, prints, now))
          .orElseGet(() -> failed(booking, Failure.NO_USABLE_FINGER, probe));
    } catch (GalleryAway e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      people.takeBack(booking.bookingId(), booking.at().partition());
      failures.accept(booking.bookingId(), e);
      return failed(booking, Failure.ENGINE_FAILURE, Probe.none());
    }
  }

  private Answer searched(CapturedPrints booking, Probe probe, TenPrint prints, Instant now) {
    Found found = people.search(booking, prints);
    SearchResult result = found.result();
    Decision decision = thresholds.decide(result);
    Basis basis = basis(result.gallerySize(), result.engineVersion());
    Probe left = decision == Decision.NO_MATCH ? probe.withoutRepeated() : probe;
    if (!left.isMostOf(prints)) {
      return failed(Failure.NO_USABLE_FINGER, left, basis);
    }
    Optional<TenPrint> kept = booking.retained() ? kept(left, result, decision) : Optional.empty();
    Optional<EnrolledSubject> enrolment =
        kept.flatMap(fingers -> enrolment(booking, fingers, found, decision, now));
    enrolment.ifPresent(enrolled -> people.enrol(enrolled, booking));
    return new Answer(
        new Searched(decision, thresholds.doubt(result), result),
        probe.qualities(),
        problems(left, result, decision),
        basis,
        enrolment,
        enrolment.isPresent() ? positions(kept.orElseThrow()) : List.of());
  }

  /** The prints to be enrolled, under the labels as booked. */
  private static Optional<TenPrint> kept(Probe probe, SearchResult result, Decision decision) {
    return switch (decision) {
      case NO_MATCH -> probe.tenPrint();
      case GREY -> Optional.empty();
      case MATCH ->
          result
              .best()
              .map(best -> best.agreement().fingers(FingerVerdict.CONFIRMS))
              .flatMap(found -> probe.tenPrint().orElseThrow().only(found));
    };
  }

  /**
   * Those of the prints, and where somebody is named fingers that their record labels otherwise.
   */
  private static List<FingerProblem> problems(Probe probe, SearchResult result, Decision decision) {
    List<FingerProblem> problems = new ArrayList<>(probe.problems());
    if (decision != Decision.NO_MATCH) {
      for (FingerPosition finger : result.best().orElseThrow().agreement().misplaced()) {
        problems.add(new FingerProblem(finger.code(), FingerRefusal.LABELLED_OTHERWISE));
      }
    }
    return problems;
  }

  private static Optional<EnrolledSubject> enrolment(
      CapturedPrints booking, TenPrint kept, Found found, Decision decision, Instant now) {
    return decision == Decision.NO_MATCH
        ? Optional.of(EnrolledSubject.first(booking.bookingId(), kept, now))
        : found.best().get().flatMap(known -> again(booking, known, labelled(kept, found), now));
  }

  /**
   * A person whose encounters are not all alike to this one is not added to: one of them may be
   * another's, by which this one was found. Where there is one alone, it was found by that.
   */
  private static Optional<EnrolledSubject> again(
      CapturedPrints booking, EnrolledSubject known, TenPrint prints, Instant now) {
    List<TenPrint> earlier = known.subject().encounters();
    return earlier.size() == 1 || EncounterAgreement.withEach(prints, earlier)
        ? Optional.of(known.seenAgain(booking.bookingId(), prints, now))
        : Optional.empty();
  }

  /** The prints under the positions by which they matched: a mistake in the labels ends here. */
  private static TenPrint labelled(TenPrint prints, Found found) {
    return prints.moved(found.result().correction()::apply);
  }

  private static List<Integer> positions(TenPrint prints) {
    return prints.fingers().keySet().stream().map(FingerPosition::code).toList();
  }

  private Answer failed(CapturedPrints booking, Failure reason, Probe probe) {
    return failed(reason, probe, basis(people.size(booking), people.engineVersion()));
  }

  private static Answer failed(Failure reason, Probe probe, Basis basis) {
    Finding finding = new Failed(reason);
    return new Answer(
        finding, new TreeMap<>(), probe.problems(), basis, Optional.empty(), List.of());
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
