package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.domain.Answer;
import org.tenprint.biometric.domain.CapturedPrint;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.Finding.Failed;
import org.tenprint.biometric.domain.Finding.Failure;
import org.tenprint.biometric.domain.Finding.Searched;
import org.tenprint.biometric.domain.FingerProblem;
import org.tenprint.biometric.domain.FingerRefusal;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/** One finger under several labels of a card of records: nobody is enrolled with it. */
class PressedTwiceTest {
  private static final Instant NOW = Instant.parse("2011-06-05T12:00:05Z");
  private static final int PERSON = 1;

  private EnrolledGallery gallery;
  private IdentifySubject identify;
  private int booked;

  @BeforeEach
  void fill() {
    gallery = new EnrolledGallery(Galleries.create(100));
    identify = new IdentifySubject(gallery, Thresholds.DEFAULT);
    for (int other = 10; other < 20; other++) {
      book(true, own(other, 0, 1, 10));
    }
    assertEquals(10, gallery.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tenImpressionsOfOneFingerAreNobodysCard(boolean retained) {
    List<CapturedPrint> card = pressed(1, 10);
    Answer answer = book(retained, card);
    assertEquals(new Failed(Failure.NO_USABLE_FINGER), answer.finding());
    assertEquals(repeated(1, 10), answer.problems());
    assertNothingEnrolled(answer);
    assertEquals(10, answer.basis().gallerySize());
  }

  /** Nor is it one whose records differ in their bytes alone. */
  @Test
  void norAreEqualMinutiaeInTenOrders() {
    List<CapturedPrint> card = new ArrayList<>();
    FingerTemplate finger = TestFingers.finger(PERSON, 2, 0);
    for (int position = 1; position <= 10; position++) {
      int turned = position;
      int[] minutiae =
          IntStream.range(0, finger.size())
              .map(i -> finger.packed((i + turned) % finger.size()))
              .toArray();
      card.add(record(position, FingerTemplate.of(400, 400, 10 * position, minutiae)));
    }
    Answer answer = book(true, card);
    assertEquals(new Failed(Failure.NO_USABLE_FINGER), answer.finding());
    assertEquals(repeated(1, 10), answer.problems());
    assertNothingEnrolled(answer);
  }

  @Test
  void aFingerUnderTwoLabelsIsNotEnrolledAndTheOthersAre() {
    List<CapturedPrint> card = own(PERSON, 0, 1, 9);
    card.add(record(10, TestFingers.finger(PERSON, 4, 1)));
    Answer answer = book(true, card);
    assertEquals(Decision.NO_MATCH, ((Searched) answer.finding()).decision());
    assertEquals(
        List.of(
            new FingerProblem(4, FingerRefusal.SAME_AS_ANOTHER_FINGER),
            new FingerProblem(10, FingerRefusal.SAME_AS_ANOTHER_FINGER)),
        answer.problems());
    assertEquals(10, answer.qualities().size());
    assertEquals(List.of(1, 2, 3, 5, 6, 7, 8, 9), answer.fingersEnrolled());
    Answer next = book(true, own(PERSON, 2, 1, 10));
    assertEquals(Decision.MATCH, ((Searched) next.finding()).decision());
    assertEquals(List.of(), next.problems());
    assertEquals(11, gallery.size());
  }

  /** Five say that nobody is known by them; as many or more are under wrong labels. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void whereNotTheGreaterHalfIsLeftNobodyIsNew(int left) {
    List<CapturedPrint> card = own(PERSON, 0, 1, left);
    card.addAll(pressed(left + 1, 10));
    Answer answer = book(true, card);
    assertEquals(new Failed(Failure.NO_USABLE_FINGER), answer.finding());
    assertEquals(repeated(left + 1, 10), answer.problems());
    assertNothingEnrolled(answer);
  }

  /** The person is found by the others: what is enrolled is what is found to be theirs, as ever. */
  @Test
  void whoIsFoundIsAnsweredAsBefore() {
    book(true, own(PERSON, 0, 1, 10));
    List<CapturedPrint> card = own(PERSON, 1, 1, 8);
    card.add(record(9, TestFingers.finger(PERSON, 3, 2)));
    Answer answer = book(true, card);
    assertTrue(((Searched) answer.finding()).decision() != Decision.NO_MATCH);
    assertEquals(9, answer.qualities().size());
    assertTrue(
        answer.problems().stream()
            .noneMatch(one -> one.reason() == FingerRefusal.SAME_AS_ANOTHER_FINGER));
    assertTrue(!answer.fingersEnrolled().contains(9));
    assertEquals(11, gallery.size());
  }

  private void assertNothingEnrolled(Answer answer) {
    assertTrue(answer.enrolment().isEmpty());
    assertEquals(List.of(), answer.fingersEnrolled());
    assertEquals(10, gallery.size());
  }

  private static List<FingerProblem> repeated(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(at -> new FingerProblem(at, FingerRefusal.SAME_AS_ANOTHER_FINGER))
        .toList();
  }

  /** Another impression of one finger, nobody else's on the card, under each of these labels. */
  private static List<CapturedPrint> pressed(int first, int last) {
    List<CapturedPrint> card = new ArrayList<>();
    for (int position = first; position <= last; position++) {
      card.add(record(position, TestFingers.finger(100 + PERSON, 2, position)));
    }
    return card;
  }

  private static List<CapturedPrint> own(int person, int impression, int first, int last) {
    List<CapturedPrint> card = new ArrayList<>();
    for (int position = first; position <= last; position++) {
      card.add(record(position, TestFingers.finger(person, position, impression)));
    }
    return card;
  }

  private static CapturedPrint record(int position, FingerTemplate finger) {
    return new CapturedPrint(position, Optional.of(new Print.Encoded(SourceAfis.toIso(finger), 0)));
  }

  private Answer book(boolean retained, List<CapturedPrint> card) {
    booked++;
    return identify.identify(
        new CapturedPrints(new UUID(3, booked), new LogAddress(0, booked), retained, card), NOW);
  }
}
