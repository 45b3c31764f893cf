package org.tenprint.audit.prints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.formats.FingerPosition.LEFT_INDEX;
import static org.tenprint.formats.FingerPosition.RIGHT_INDEX;
import static org.tenprint.formats.FingerPosition.RIGHT_LITTLE;
import static org.tenprint.formats.FingerPosition.RIGHT_THUMB;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** What the engine found is compared again, and told finger by finger. */
class ComparedCardTest {
  private static final SampleCase CASE = new SampleCase("COMPARED01");

  private static RecordPrints record(TenPrint... encounters) {
    return new RecordPrints(
        List.of(encounters).stream()
            .map(card -> new RecordPrints.Held(Optional.empty(), SampleCase.BOOKED, card.fingers()))
            .toList());
  }

  private static Identification found(TenPrint card, TenPrint... encounters) {
    return SamplePrints.identified(
        CASE,
        card,
        SampleCase.BOOKED,
        IdentificationOutcome.MATCH,
        new Subject("S-1", List.of(encounters)));
  }

  private static CardPrints card(TenPrint card) {
    return new CardPrints(card.fingers(), card.fingers().keySet());
  }

  private static Map<FingerPosition, FingerSheet> sheets(ComparedCard compared) {
    return compared.sheets().stream().collect(Collectors.toMap(FingerSheet::finger, s -> s));
  }

  /** An encounter that was joined to an earlier subject is named, and nothing else. */
  @Test
  void whatWentToAnotherSubjectIsNoEncounter() {
    Encounter gone = new Encounter(CASE.id(), SampleCase.BOOKED, List.of(), null);
    Encounter held = SamplePrints.encounter(CASE.id(), SampleCase.BOOKED, SamplePrints.card(1, 0));
    Enrolment record = new Enrolment("S-1", List.of(gone, held));
    assertEquals(1, RecordPrints.of(record, any -> true).encounters().size());
  }

  @Test
  void eachFingerIsComparedAgainWithTheSameResult() {
    TenPrint one = SamplePrints.card(1, 0);
    TenPrint probe =
        SamplePrints.mixed(SamplePrints.card(1, 3), SamplePrints.card(2, 3), Set.of(LEFT_INDEX));
    ComparedCard compared = ComparedCard.of(found(probe, one), card(probe), record(one));
    assertEquals(10, compared.sheets().size());
    for (FingerSheet sheet : compared.sheets()) {
      assertEquals("Compared again here, with the same result.", sheet.again(), sheet.name());
      boolean own = sheet.finger() != LEFT_INDEX;
      assertEquals(own ? "agrees, strongly" : "contradicts", sheet.verdict(), sheet.name());
      assertTrue(own == sheet.pairs().size() > 20, sheet.name() + sheet.pairs().size());
    }
  }

  /** The first is closer, but the second is what was there: its scores are those told. */
  @Test
  void theEncounterIsTheOneThatGivesWhatWasTold() {
    TenPrint probe = SamplePrints.card(1, 3);
    TenPrint then = SamplePrints.card(1, 0);
    ComparedCard compared =
        ComparedCard.of(found(probe, then), card(probe), record(SamplePrints.card(1, 3), then));
    assertEquals(
        Set.of("Compared again here, with the same result."),
        compared.sheets().stream().map(FingerSheet::again).collect(Collectors.toSet()));
    assertEquals(
        then.finger(RIGHT_THUMB).orElseThrow(),
        sheets(compared).get(RIGHT_THUMB).record().orElseThrow().template());
  }

  /** What contradicts does so by another encounter than that by which it is compared. */
  @Test
  void aRecordOfTwoPeopleIsComparedByAllOfItsEncounters() {
    TenPrint probe = SamplePrints.card(1, 3);
    TenPrint[] both = {SamplePrints.card(1, 0), SamplePrints.card(1, 1), SamplePrints.card(2, 0)};
    ComparedCard compared = ComparedCard.of(found(probe, both), card(probe), record(both));
    Map<FingerPosition, FingerSheet> sheets = sheets(compared);
    assertEquals("contradicts", sheets.get(RIGHT_THUMB).verdict());
    assertTrue(sheets.get(RIGHT_THUMB).meaning().contains("the prints of two people"));
    assertEquals(
        Set.of("Compared again here, with the same result."),
        compared.sheets().stream().map(FingerSheet::again).collect(Collectors.toSet()));
  }

  @Test
  void aRecordThatChangedSinceIsSaid() {
    TenPrint probe = SamplePrints.card(1, 3);
    ComparedCard compared =
        ComparedCard.of(
            found(probe, SamplePrints.card(1, 0)), card(probe), record(SamplePrints.card(2, 0)));
    String again = sheets(compared).get(RIGHT_THUMB).again();
    assertTrue(again.contains("the result is another"), again);
    assertEquals("agrees, strongly", sheets(compared).get(RIGHT_THUMB).verdict(), "as it was told");
  }

  @Test
  void whatOneSideLacksIsDrawnAloneAndSaysNothing() {
    TenPrint probe =
        SamplePrints.card(1, 3).only(EnumSet.range(RIGHT_THUMB, RIGHT_LITTLE)).orElseThrow();
    TenPrint held =
        SamplePrints.card(1, 0).only(EnumSet.range(RIGHT_INDEX, LEFT_INDEX)).orElseThrow();
    ComparedCard compared = ComparedCard.of(found(probe, held), card(probe), record(held));
    Map<FingerPosition, FingerSheet> sheets = sheets(compared);
    assertEquals(7, sheets.size());
    FingerSheet thumb = sheets.get(RIGHT_THUMB);
    assertEquals("not compared: the record has no print of it", thumb.verdict());
    assertTrue(thumb.card().isPresent() && thumb.record().isEmpty());
    FingerSheet index = sheets.get(LEFT_INDEX);
    assertEquals("not compared: the booking has no usable print of it", index.verdict());
    assertTrue(index.card().isEmpty() && index.record().isPresent());
    assertTrue(thumb.pairs().isEmpty() && thumb.again().isEmpty() && thumb.score().isEmpty());
  }

  /** Hands exchanged: each finger stands beside the one with which it was compared. */
  @Test
  void aCorrectedLabelIsComparedAsItWasFound() {
    TenPrint held = SamplePrints.card(1, 0);
    TenPrint probe = SamplePrints.card(1, 3).moved(SequenceCorrection.HANDS_EXCHANGED::apply);
    Identification found = found(probe, held);
    assertEquals(LabelCorrection.HANDS_EXCHANGED, found.getLabelCorrection());
    ComparedCard compared = ComparedCard.of(found, card(probe), record(held));
    FingerSheet index = sheets(compared).get(RIGHT_INDEX);
    assertEquals("Compared again here, with the same result.", index.again());
    assertTrue(index.record().orElseThrow().label().startsWith("left index (7)"));
    assertEquals(held.finger(LEFT_INDEX).orElseThrow(), index.record().orElseThrow().template());
  }

  @Test
  void anIdentificationOfBeforeIsComparedHereAndSaysSo() {
    TenPrint held = SamplePrints.card(1, 0);
    TenPrint probe = SamplePrints.card(1, 3);
    Identification found = found(probe, held);
    found.put("fingerVerdicts", null);
    found.put("labelCorrection", LabelCorrection.UNKNOWN);
    FingerSheet thumb = sheets(ComparedCard.of(found, card(probe), record(held))).get(RIGHT_THUMB);
    assertEquals("agrees, strongly", thumb.verdict());
    assertTrue(thumb.again().contains("was compared here"), thumb.again());
  }

  @Test
  void aCardWithoutAUsablePrintIsNotDrawn() {
    TenPrint held = SamplePrints.card(1, 0);
    CardPrints none = new CardPrints(Map.of(), Set.of());
    Identification found = found(held, held);
    RecordPrints record = record(held);
    assertThrows(NotDrawn.class, () -> ComparedCard.of(found, none, record));
  }
}
