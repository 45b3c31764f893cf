package org.tenprint.biometric.adapter.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenprint.biometric.domain.Answer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.Finding.Failed;
import org.tenprint.biometric.domain.Finding.Failure;
import org.tenprint.biometric.domain.Finding.Searched;
import org.tenprint.events.biometric.Doubt;
import org.tenprint.events.biometric.FingerProblem;
import org.tenprint.events.biometric.FingerQuality;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationError;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.booking.Booking;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.SearchResult;

/** Answers, to Avro. */
final class IdentificationCodec {
  private IdentificationCodec() {}

  static Identification toAvro(Booking booking, Answer answer, Instant now) {
    Optional<Searched> searched =
        Optional.of(answer.finding()).filter(Searched.class::isInstance).map(Searched.class::cast);
    Answer.Basis basis = answer.basis();
    return new Identification(
        booking.getContext(),
        searched.map(found -> outcome(found.decision())).orElse(IdentificationOutcome.ERROR),
        searched.flatMap(IdentificationCodec::subject).orElse(null),
        searched.map(Searched::result).map(IdentificationCodec::score).orElse(null),
        searched.flatMap(f -> f.result().runnerUp()).map(Candidate::score).orElse(null),
        List.copyOf(answer.qualities().keySet()),
        problems(answer),
        (long) basis.gallerySize(),
        basis.matchScore(),
        basis.greyScore(),
        basis.falsePositiveRate(),
        basis.engineVersion(),
        answer.finding() instanceof Failed failed ? error(failed.reason()) : null,
        answer.enrolment().map(EnrolledSubject::subject).map(s -> s.id()).orElse(null),
        now,
        booking.getMissing(),
        qualities(answer),
        searched.map(IdentificationCodec::correction).orElse(LabelCorrection.NONE),
        booking.getPrints().size(),
        searched.flatMap(IdentificationCodec::verdicts).orElse(null),
        searched.flatMap(Searched::doubt).map(d -> Doubt.valueOf(d.name())).orElse(null),
        answer.fingersEnrolled(),
        null);
  }

  /** As the subject: on MATCH and GREY alone. */
  private static Optional<FingerVerdicts> verdicts(Searched found) {
    return found.decision() == Decision.NO_MATCH
        ? Optional.empty()
        : found.result().best().map(Candidate::agreement).map(VerdictCodec::toAvro);
  }

  private static List<FingerQuality> qualities(Answer answer) {
    return answer.qualities().entrySet().stream()
        .map(finger -> new FingerQuality(finger.getKey(), finger.getValue()))
        .toList();
  }

  private static LabelCorrection correction(Searched found) {
    return LabelCorrection.valueOf(found.result().correction().name());
  }

  private static List<FingerProblem> problems(Answer answer) {
    return answer.problems().stream()
        .map(problem -> new FingerProblem(problem.position(), problem.reason().name()))
        .toList();
  }

  /** Named on MATCH and GREY alone: a no-match says of nobody that they were near. */
  private static Optional<String> subject(Searched found) {
    return found.decision() == Decision.NO_MATCH
        ? Optional.empty()
        : found.result().best().map(Candidate::subjectId);
  }

  /** Null where the gallery was empty; 0 where nobody in it was alike at all. */
  private static Double score(SearchResult result) {
    return result.gallerySize() == 0 ? null : result.best().map(Candidate::score).orElse(0.0);
  }

  private static IdentificationOutcome outcome(Decision decision) {
    return switch (decision) {
      case MATCH -> IdentificationOutcome.MATCH;
      case GREY -> IdentificationOutcome.GREY;
      case NO_MATCH -> IdentificationOutcome.NO_MATCH;
    };
  }

  private static IdentificationError error(Failure reason) {
    return switch (reason) {
      case NO_USABLE_FINGER -> IdentificationError.NO_USABLE_FINGER;
      case ENGINE_FAILURE -> IdentificationError.ENGINE_FAILURE;
    };
  }
}
