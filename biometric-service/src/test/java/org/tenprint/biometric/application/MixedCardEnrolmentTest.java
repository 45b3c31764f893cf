package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.Finding.Searched;
import org.tenprint.biometric.domain.FingerProblem;
import org.tenprint.biometric.domain.FingerRefusal;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.TenPrint;

/** What of a card of two people stays with the one: nothing that is not found to be theirs. */
class MixedCardEnrolmentTest {
  private static final Instant NOW = Instant.parse("2011-06-05T12:00:05Z");
  private static final int PERSON = 1;
  private static final int STRANGER = 2;

  /** Too few minutiae for a whole finger's print of good quality. */
  private static final int FAINT = 23;

  /** So few that their score says little, and how they lie enough. */
  private static final int POOR = 20;

  /** Booked and enrolled by the first test, and held by all. */
  private static final List<EnrolledSubject> OTHERS = new ArrayList<>();

  private EnrolledGallery gallery;
  private IdentifySubject identify;
  private int booked;

  @BeforeEach
  void fill() {
    gallery = new EnrolledGallery(Galleries.create(100));
    identify = new IdentifySubject(gallery, Thresholds.DEFAULT);
    if (OTHERS.isEmpty()) {
      for (int other = 10; other < 30; other++) {
        String id = enrolled(TestFingers.person(other, 0, fingers(1, 10)));
        OTHERS.add(gallery.find(id).orElseThrow());
      }
    } else {
      OTHERS.forEach(other -> gallery.enrol(other, 0));
      booked = OTHERS.size();
    }
  }

  @Test
  void aStrangersFingerIsNotEnrolledWithThePerson() {
    String person = enrolled(withFaintLittleFinger());
    TenPrint before = gallery.find(person).orElseThrow().subject().encounters().get(0);
    Answer mixed = book(true, card(9));
    assertEquals(Decision.MATCH, decision(mixed));
    assertEquals(List.of(FingerPosition.LEFT_LITTLE), saying(mixed, FingerVerdict.UNDECIDED));
    assertEquals(boxed(1, 9), mixed.fingersEnrolled());
    EnrolledSubject held = gallery.find(person).orElseThrow();
    assertEquals(before, held.subject().encounters().get(0));
    assertEquals(
        Optional.empty(), held.subject().encounters().get(1).finger(FingerPosition.LEFT_LITTLE));
    assertEquals(Decision.NO_MATCH, decision(book(false, strangers())));
    enrolled(strangers());
    assertEquals(Decision.MATCH, decision(book(false, strangers())));
  }

  /** It lies as a stranger's does: nothing is enrolled, and who the nine are of is as before. */
  @Test
  void aCardWithAStrangersPoorFingerIsDoubt() {
    String person = enrolled(TestFingers.person(PERSON, 0, fingers(1, 10)));
    Answer mixed = book(true, card(9));
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), ((Searched) mixed.finding()).doubt());
    assertEquals(List.of(FingerPosition.LEFT_LITTLE), saying(mixed, FingerVerdict.CONTRADICTS));
    assertTrue(mixed.enrolment().isEmpty());
    assertEquals(List.of(), mixed.fingersEnrolled());
    assertEquals(1, gallery.find(person).orElseThrow().subject().encounters().size());
    assertEquals(Decision.MATCH, decision(book(false, TestFingers.person(PERSON, 1, 10))));
  }

  /** One finger of a person whose record has no other, nine of a stranger. */
  @Test
  void aStrangersCardIsNotAPersonsForTheOneFingerOfTheirRecord() {
    String person = enrolled(TestFingers.person(PERSON, 0, fingers(1, 1)));
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    card.putAll(TestFingers.person(STRANGER, 0, fingers(2, 10)).fingers());
    card.putAll(TestFingers.person(PERSON, 1, fingers(1, 1)).fingers());
    Answer mixed = book(true, new TenPrint(card));
    assertEquals(Optional.of(Doubt.FEW_FINGERS_AGREE), ((Searched) mixed.finding()).doubt());
    assertTrue(mixed.enrolment().isEmpty());
    assertEquals(1, gallery.find(person).orElseThrow().subject().encounters().size());
    TenPrint strangers = TestFingers.person(STRANGER, 1, fingers(2, 10));
    assertEquals(Decision.NO_MATCH, decision(book(false, strangers)));
  }

  /** So clear a print of it would be held against the card. */
  @Test
  void aCardWithAStrangersClearFingerIsDoubt() {
    enrolled(TestFingers.person(PERSON, 0, fingers(1, 10)));
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    card.putAll(TestFingers.person(PERSON, 1, fingers(1, 9)).fingers());
    card.putAll(TestFingers.person(STRANGER, 0, 10).fingers());
    Answer mixed = book(true, new TenPrint(card));
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), ((Searched) mixed.finding()).doubt());
    assertEquals(List.of(FingerPosition.LEFT_LITTLE), saying(mixed, FingerVerdict.CONTRADICTS));
    assertEquals(9, saying(mixed, FingerVerdict.CONFIRMS).size());
    assertTrue(mixed.enrolment().isEmpty());
  }

  /** The finger is missing, or was bandaged: there is nothing to compare the stranger's with. */
  @Test
  void norInThePlaceOfOneThatThePersonLacks() {
    enrolled(TestFingers.person(PERSON, 0, fingers(1, 9)));
    Answer mixed = book(true, card(9));
    assertEquals(Decision.MATCH, decision(mixed));
    assertEquals(boxed(1, 9), mixed.fingersEnrolled());
    assertEquals(Decision.NO_MATCH, decision(book(false, strangers())));
  }

  /** Time and again: what is not known to be theirs gets in by no second card either. */
  @Test
  void norByTheNextCardOfBoth() {
    enrolled(withFaintLittleFinger());
    for (int card = 0; card < 4; card++) {
      assertEquals(boxed(1, 9), book(true, card(9)).fingersEnrolled());
    }
    assertEquals(Decision.NO_MATCH, decision(book(false, strangers())));
    assertEquals(Decision.MATCH, decision(book(false, TestFingers.person(PERSON, 1, 10))));
  }

  /** Neither under the label that the card has nor under the record's: one of them is wrong. */
  @Test
  void fingersUnderEachOthersLabelsAreToldAndNotEnrolled() {
    String person = enrolled(TestFingers.person(PERSON, 0, fingers(1, 10)));
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    card.putAll(TestFingers.person(PERSON, 0, fingers(1, 10)).fingers());
    FingerPosition index = FingerPosition.RIGHT_INDEX;
    FingerPosition middle = FingerPosition.RIGHT_MIDDLE;
    card.put(index, card.put(middle, card.get(index)));
    Answer answer = book(true, new TenPrint(card));
    assertEquals(Decision.MATCH, decision(answer));
    assertEquals(
        List.of(
            new FingerProblem(index.code(), FingerRefusal.LABELLED_OTHERWISE),
            new FingerProblem(middle.code(), FingerRefusal.LABELLED_OTHERWISE)),
        answer.problems());
    assertEquals(List.of(1, 4, 5, 6, 7, 8, 9, 10), answer.fingersEnrolled());
    TenPrint added = gallery.find(person).orElseThrow().subject().encounters().get(1);
    assertTrue(added.finger(index).isEmpty() && added.finger(middle).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void halfOfACardOrLessIsDoubtAndEnrolsNothing(int own) {
    enrolled(TestFingers.person(PERSON, 0, fingers(1, 10)));
    Answer mixed = book(true, card(own));
    assertEquals(Decision.GREY, decision(mixed));
    assertTrue(mixed.enrolment().isEmpty());
    assertEquals(List.of(), mixed.fingersEnrolled());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 10})
  void whoeverComesWithFewerFingersIsEnrolledWithThose(int fingers) {
    String person = enrolled(TestFingers.person(PERSON, 0, fingers(1, 10)));
    Answer answer = book(true, TestFingers.person(PERSON, 1, fingers(1, fingers)));
    assertEquals(Decision.MATCH, decision(answer));
    assertEquals(boxed(1, fingers), answer.fingersEnrolled());
    assertEquals(2, gallery.find(person).orElseThrow().captures().size());
  }

  /**
   * As an engine of before took a stranger's card for the person's, and enrolled it: the record is
   * neither's, and who comes is named by nobody before a person looked.
   */
  @Test
  void whatIsAlikeToOneEncounterAloneIsNotAddedToThePerson() {
    String person = enrolled(TestFingers.person(PERSON, 0, fingers(1, 10)));
    EnrolledSubject poisoned =
        gallery
            .find(person)
            .orElseThrow()
            .seenAgain(new UUID(4, 1), TestFingers.person(STRANGER, 0, fingers(1, 10)), NOW);
    gallery.enrol(poisoned, 0);
    for (int who : new int[] {PERSON, STRANGER}) {
      Answer answer = book(true, TestFingers.person(who, 1, fingers(1, 10)));
      assertEquals(Decision.GREY, decision(answer));
      assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), ((Searched) answer.finding()).doubt());
      assertTrue(answer.enrolment().isEmpty());
      assertEquals(List.of(), answer.fingersEnrolled());
    }
    assertEquals(Optional.of(poisoned), gallery.find(person));
  }

  /** What an encounter lacks it cannot gainsay. */
  @Test
  void anEncounterOfOtherFingersSaysNothing() {
    String person = enrolled(TestFingers.person(PERSON, 0, fingers(1, 5)));
    TenPrint others = TestFingers.person(PERSON, 0, fingers(6, 10));
    EnrolledSubject held = gallery.find(person).orElseThrow();
    gallery.enrol(held.seenAgain(new UUID(4, 1), others, NOW), 0);
    Answer answer = book(true, TestFingers.person(PERSON, 1, fingers(1, 5)));
    assertEquals(boxed(1, 5), answer.fingersEnrolled());
    assertEquals(3, gallery.find(person).orElseThrow().captures().size());
  }

  private String enrolled(TenPrint prints) {
    Answer answer = book(true, prints);
    assertEquals(Decision.NO_MATCH, decision(answer));
    assertEquals(prints.size(), answer.fingersEnrolled().size());
    return answer.enrolment().orElseThrow().subject().id();
  }

  /** The first fingers are the person's, the others the stranger's, poorly pressed. */
  private static TenPrint card(int own) {
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    TestFingers.person(STRANGER, 0, fingers(own + 1, 10))
        .fingers()
        .forEach((position, finger) -> card.put(position, poor(finger, POOR)));
    card.putAll(TestFingers.person(PERSON, 1, fingers(1, own)).fingers());
    return new TenPrint(card);
  }

  /** The person, of whose last finger the record shows too little to tell a poor print by. */
  private static TenPrint withFaintLittleFinger() {
    Map<FingerPosition, FingerTemplate> record = new EnumMap<>(FingerPosition.class);
    record.putAll(TestFingers.person(PERSON, 0, fingers(1, 10)).fingers());
    record.computeIfPresent(FingerPosition.LEFT_LITTLE, (at, finger) -> poor(finger, FAINT));
    return new TenPrint(record);
  }

  /** The stranger's finger as it stands on the cards: who holds it is found by it. */
  private static TenPrint strangers() {
    return new TenPrint(
        Map.of(
            FingerPosition.LEFT_LITTLE,
            poor(TestFingers.finger(STRANGER, FingerPosition.LEFT_LITTLE.code(), 0), POOR)));
  }

  private static FingerTemplate poor(FingerTemplate finger, int minutiae) {
    int[] some = IntStream.range(0, minutiae).map(finger::packed).toArray();
    return FingerTemplate.of(finger.width(), finger.height(), finger.quality(), some);
  }

  private static int[] fingers(int first, int last) {
    return IntStream.rangeClosed(first, last).toArray();
  }

  private static List<Integer> boxed(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  private static Decision decision(Answer answer) {
    return ((Searched) answer.finding()).decision();
  }

  private static List<FingerPosition> saying(Answer answer, FingerVerdict verdict) {
    Candidate best = ((Searched) answer.finding()).result().best().orElseThrow();
    return List.copyOf(best.agreement().fingers(verdict));
  }

  private Answer book(boolean retained, TenPrint prints) {
    List<CapturedPrint> captured =
        prints.fingers().entrySet().stream()
            .map(
                finger ->
                    new CapturedPrint(
                        finger.getKey().code(),
                        Optional.of(new Print.Encoded(SourceAfis.toIso(finger.getValue()), 0))))
            .toList();
    booked++;
    return identify.identify(
        new CapturedPrints(new UUID(3, booked), new LogAddress(0, booked), retained, captured),
        NOW);
  }
}
