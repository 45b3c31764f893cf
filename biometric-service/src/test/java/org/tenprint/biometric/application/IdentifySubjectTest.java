package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.domain.Answer;
import org.tenprint.biometric.domain.CapturedPrint;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.Finding.Failed;
import org.tenprint.biometric.domain.Finding.Failure;
import org.tenprint.biometric.domain.Finding.Searched;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.Probe;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerComparison;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

class IdentifySubjectTest {
  /** A best score of which the engine finds no end. */
  private static final double TOO_DEEP = -1;

  private static final Instant NOW = Instant.parse("2011-06-05T12:00:05Z");
  private static final UUID BOOKING = new UUID(7, 7);
  private static final LogAddress AT = new LogAddress(0, 0);
  private static final EnrolledSubject KNOWN =
      EnrolledSubject.first(new UUID(1, 1), TestFingers.person(1, 0, 1, 6), NOW);
  private static final FingerAgreement FINGERS =
      new FingerAgreement(
          Map.of(
              FingerPosition.RIGHT_THUMB, new FingerComparison(FingerVerdict.CONFIRMS, 60),
              FingerPosition.LEFT_THUMB, new FingerComparison(FingerVerdict.CONFIRMS, 60)),
          Set.of(),
          Set.of());
  private static final String ID = KNOWN.subject().id();

  @Test
  void aMatchEnrolsOneMoreEncounterOfTheSubject() {
    Answer answer = identify(true, SequenceCorrection.NONE, 60, 5);
    assertEquals(Decision.MATCH, ((Searched) answer.finding()).decision());
    EnrolledSubject enrolled = answer.enrolment().orElseThrow();
    assertEquals(ID, enrolled.subject().id());
    assertEquals(2, enrolled.captures().size());
  }

  @Test
  void fingersThatMatchedUnderOtherLabelsAreEnrolledUnderThose() {
    Answer answer = identify(true, SequenceCorrection.HANDS_EXCHANGED, 60, 5);
    TenPrint newest = answer.enrolment().orElseThrow().subject().encounters().get(1);
    assertEquals(probe().moved(SequenceCorrection.HANDS_EXCHANGED::apply), newest);
    assertEquals(List.of(1, 6), List.copyOf(answer.qualities().keySet()));
  }

  @Test
  void aStrangerIsEnrolledAsANewSubject() {
    Answer answer = identify(true, SequenceCorrection.NONE, 3, 0);
    assertEquals(Decision.NO_MATCH, ((Searched) answer.finding()).decision());
    assertEquals(EnrolledSubject.first(BOOKING, probe(), NOW), answer.enrolment().orElseThrow());
  }

  @Test
  void doubtEnrolsNothing() {
    assertGreyWithoutEnrolment(identify(true, SequenceCorrection.NONE, 20, 0));
    assertGreyWithoutEnrolment(identify(true, SequenceCorrection.NONE, 60, 50));
  }

  @Test
  void searchOnlyEnrolsNothing() {
    assertTrue(identify(false, SequenceCorrection.NONE, 60, 5).enrolment().isEmpty());
    assertTrue(identify(false, SequenceCorrection.NONE, 0, 0).enrolment().isEmpty());
  }

  @Test
  void whatItIsMeasuredAgainstGoesWithTheAnswer() {
    Answer.Basis basis = identify(false, SequenceCorrection.NONE, 60, 5).basis();
    assertEquals(new Answer.Basis(1, 30.0, 20.0, 0.001, "fixed"), basis);
  }

  @Test
  void anEngineThatFailsIsAnAnswer() {
    Answer answer = identify(true, null, 0, 0);
    assertEquals(new Failed(Failure.ENGINE_FAILURE), answer.finding());
    assertTrue(answer.enrolment().isEmpty());
    assertEquals("fixed", answer.basis().engineVersion());
  }

  /** As a shard's is, and not a dead letter of which nobody sees anything. */
  @Test
  void anEngineThatGoesTooDeepIsAnAnswer() {
    Answer answer = identify(true, SequenceCorrection.NONE, TOO_DEEP, 0);
    assertEquals(new Failed(Failure.ENGINE_FAILURE), answer.finding());
    assertTrue(answer.enrolment().isEmpty());
  }

  @Test
  void aGalleryThatIsAwayIsNone() {
    GalleryShard shard = new GalleryShard(0, 2, new EnrolledGallery(Galleries.create(10)), 10);
    Shards away =
        new Shards() {
          @Override
          public List<ShardPart> ask(ShardQuestion question, Supplier<ShardPart> own) {
            throw new GalleryAway("shard 1");
          }

          @Override
          public Map<Integer, Long> logEnd() {
            return Map.of();
          }

          @Override
          public EnrolledSubject enrolled(String subjectId, LogAddress at) {
            throw new GalleryAway("the log");
          }
        };
    IdentifySubject identify =
        new IdentifySubject(new ShardedPeople(shard, away, Duration.ZERO), Thresholds.DEFAULT);
    CapturedPrint broken = new CapturedPrint(1, Optional.of(new Print.Encoded(new byte[0], 0)));
    assertThrows(
        GalleryAway.class,
        () -> identify.identify(new CapturedPrints(BOOKING, AT, true, prints()), NOW));
    assertThrows(
        GalleryAway.class,
        () ->
            identify.identify(
                new CapturedPrints(BOOKING, new LogAddress(0, 8), true, List.of(broken)), NOW));
  }

  /** Or a booking whose extraction outlasts its transaction would never be answered. */
  @Test
  void aBookingThatIsAnsweredAnewIsNotExtractedAnew() {
    IdentifySubject identify = engine(SequenceCorrection.NONE, 60, 5);
    CapturedPrint unread = new CapturedPrint(1, Optional.of(new Print.Encoded(new byte[0], 0)));
    Answer first = identify.identify(new CapturedPrints(BOOKING, AT, false, prints()), NOW);
    Answer again = identify.identify(new CapturedPrints(BOOKING, AT, false, List.of(unread)), NOW);
    assertEquals(first, again);
  }

  @Test
  void noUsableFingerIsAnAnswer() {
    CapturedPrint broken = new CapturedPrint(1, Optional.of(new Print.Encoded(new byte[0], 0)));
    CapturedPrints booking = new CapturedPrints(BOOKING, AT, true, List.of(broken));
    Answer answer = engine(SequenceCorrection.NONE, 60, 5).identify(booking, NOW);
    assertEquals(new Failed(Failure.NO_USABLE_FINGER), answer.finding());
    assertEquals(1, answer.problems().size());
    assertTrue(answer.enrolment().isEmpty());
  }

  private static void assertGreyWithoutEnrolment(Answer answer) {
    assertEquals(Decision.GREY, ((Searched) answer.finding()).decision());
    assertTrue(answer.enrolment().isEmpty());
  }

  private static Answer identify(
      boolean retained, SequenceCorrection correction, double best, double second) {
    return engine(correction, best, second)
        .identify(new CapturedPrints(BOOKING, AT, retained, prints()), NOW);
  }

  private static TenPrint probe() {
    return Probe.of(prints()).tenPrint().orElseThrow();
  }

  private static List<CapturedPrint> prints() {
    return TestFingers.person(1, 1, 1, 6).fingers().entrySet().stream()
        .map(
            finger ->
                new CapturedPrint(
                    finger.getKey().code(),
                    Optional.of(new Print.Encoded(SourceAfis.toIso(finger.getValue()), 0))))
        .toList();
  }

  private static IdentifySubject engine(SequenceCorrection correction, double best, double second) {
    EnrolledGallery gallery = new EnrolledGallery(new Fixed(correction, best, second));
    gallery.follow(KNOWN, EnrolledGallery.Writer.ANSWER);
    return new IdentifySubject(gallery, Thresholds.DEFAULT);
  }

  /** Always finds {@link #KNOWN} with the one score and another subject with the other. */
  private record Fixed(SequenceCorrection correction, double best, double second)
      implements Gallery {
    @Override
    public void put(Subject subject) {}

    @Override
    public boolean remove(String subjectId) {
      return false;
    }

    @Override
    public Optional<Subject> find(String subjectId) {
      return Optional.of(KNOWN.subject()).filter(known -> known.id().equals(subjectId));
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public SearchResult search(TenPrint probe, int candidates, Predicate<String> among) {
      if (correction == null) {
        throw new IllegalStateException("the engine is broken");
      }
      if (best == TOO_DEEP) {
        return search(probe, candidates, among);
      }
      List<Candidate> found =
          List.of(
              new Candidate(ID, best, 2, FINGERS), new Candidate("another", second, 2, FINGERS));
      return new SearchResult(found, size(), probe.size(), 80, correction, engineVersion());
    }

    @Override
    public String engineVersion() {
      return "fixed";
    }
  }
}
