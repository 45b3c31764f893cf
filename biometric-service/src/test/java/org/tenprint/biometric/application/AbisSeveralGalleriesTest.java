package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.application.AbisStage.prints;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Decision;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/** A person whose encounters are in several sets of galleries is one person where all are seen. */
class AbisSeveralGalleriesTest {
  private static final FingerPosition STRANGE = FingerPosition.LEFT_THUMB;

  private final AbisStage stage = new AbisStage();

  /** Of two people; the encounter that it is most alike to lacks the strange finger. */
  private static TenPrint card() {
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    card.putAll(person(1, 2, 1, 2, 3).fingers());
    card.put(STRANGE, person(2, 0, 6).finger(STRANGE).orElseThrow());
    return new TenPrint(card);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "HANDS_EXCHANGED"})
  void an_encounter_that_contradicts_is_heard_where_it_is_searched(SequenceCorrection labels)
      throws AbisRefused {
    stage.add("ann", "whole", person(1, 0, 1, 2, 3, 6), "civil");
    stage.add("ann", "fewer", person(1, 1, 1, 2, 3), "tax");
    stage.add("bob", "e1", prints(3, 0), "tax");
    TenPrint probe = card().moved(labels::apply);
    Map<String, Decision> decided = new TreeMap<>();
    for (String gallery : List.of("civil", "tax", AbisEncounter.ALL)) {
      AbisSearch.Identified found = stage.search.identify(gallery, probe, 10, 0);
      assertEquals(labels, found.candidates().correction());
      assertEquals("ann", found.candidates().best().orElseThrow().subjectId());
      decided.put(gallery, found.decision());
    }
    assertEquals(
        Map.of("civil", Decision.GREY, "tax", Decision.MATCH, AbisEncounter.ALL, Decision.GREY),
        decided);
    assertEquals(
        Set.of(labels.apply(STRANGE)),
        stage
            .search
            .identify(AbisEncounter.ALL, probe, 10, 0)
            .candidates()
            .best()
            .orElseThrow()
            .agreement()
            .fingers(FingerVerdict.CONTRADICTS));
  }
}
