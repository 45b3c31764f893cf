package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.application.AbisStage.NOON;
import static org.tenprint.biometric.application.AbisStage.prints;
import static org.tenprint.biometric.application.AbisStage.refused;
import static org.tenprint.biometric.application.AbisStage.sent;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** People of the ABIS face: added, changed, merged, deleted, found. */
class AbisRegisterTest {
  private final AbisStage stage = new AbisStage();
  private final AbisRegister register = stage.register;

  @Test
  void who_is_added_is_found_and_a_stranger_is_not() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    stage.add("bob", "e1", prints(2, 0), "civil");
    assertEquals(List.of("ann"), stage.found("civil", prints(1, 1)));
    assertEquals(List.of("ann"), stage.found("ALL", prints(1, 1)));
    assertEquals(List.of(), stage.found("civil", prints(3, 0)));
    assertTrue(stage.verified("civil", "ann", prints(1, 2)));
    assertFalse(stage.verified("civil", "ann", prints(2, 2)));
    assertTrue(stage.search.verify(prints(1, 0), prints(1, 1), 0).same());
    assertFalse(stage.search.verify(prints(1, 0), prints(2, 1), 0).same());
  }

  @Test
  void another_person_s_prints_are_not_added_and_nothing_changes() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    AbisPerson before = register.person("ann");
    refused(AbisRefusal.NOT_ONE_PERSON, () -> stage.add("ann", "e2", prints(2, 0), "civil"));
    refused(
        AbisRefusal.NOT_ONE_PERSON,
        () -> register.update("ann", "e1", sent(prints(2, 0), "civil"), NOON));
    assertEquals(before, register.person("ann"));
    assertEquals(List.of(before), stage.store.load());
    assertEquals(List.of(), stage.found("civil", prints(2, 1)));
  }

  /** No finger is anybody's by company: neither by an addition, nor by a change, nor by a merge. */
  @ParameterizedTest
  @MethodSource("joins")
  void a_strange_finger_among_a_person_s_own_is_not_held(Join join) throws AbisRefused {
    stage.add("ann", "e1", person(1, 0, 1, 2, 3, 4, 6, 7, 8, 9), "civil");
    join.of(stage, with(person(1, 1, 1, 2, 3, 4, 6, 7, 8), poor(person(2, 0, 9))));
    FingerTemplate own = person(1, 0, 9).fingers().get(FingerPosition.LEFT_RING);
    for (AbisEncounter encounter : register.person("ann").encounters()) {
      Optional<FingerTemplate> ring = encounter.prints().finger(FingerPosition.LEFT_RING);
      assertTrue(ring.isEmpty() || ring.get().equals(own), "another's finger is held");
      assertTrue(encounter.prints().size() >= 6, encounter.prints().size() + " fingers");
    }
  }

  /** A print of which it cannot be told that it is another's: there is little of it. */
  private static TenPrint poor(TenPrint ring) {
    FingerTemplate whole = ring.fingers().get(FingerPosition.LEFT_RING);
    int[] few = IntStream.range(0, 14).map(whole::packed).toArray();
    return new TenPrint(
        Map.of(
            FingerPosition.LEFT_RING, FingerTemplate.of(whole.width(), whole.height(), 20, few)));
  }

  private interface Join {
    void of(AbisStage stage, TenPrint mixed) throws AbisRefused;
  }

  private static Stream<Join> joins() {
    return Stream.of(
        (stage, mixed) -> stage.add("ann", "e2", mixed, "civil"),
        (stage, mixed) -> stage.register.update("ann", "e1", sent(mixed, "civil"), NOON),
        (stage, mixed) -> {
          stage.add("again", "e2", mixed, "civil");
          stage.register.merge("ann", "again");
        });
  }

  private static TenPrint with(TenPrint one, TenPrint other) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(one.fingers());
    fingers.putAll(other.fingers());
    return new TenPrint(fingers);
  }

  @Test
  void an_id_is_given_once_and_what_is_not_there_is_unknown() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    refused(AbisRefusal.ID_TAKEN, () -> stage.add("ann", "e1", prints(1, 1), "civil"));
    refused(AbisRefusal.UNKNOWN, () -> register.person("bob"));
    refused(AbisRefusal.UNKNOWN, () -> register.delete("bob"));
    refused(AbisRefusal.UNKNOWN, () -> register.delete("ann", "e2"));
    refused(AbisRefusal.UNKNOWN, () -> register.activate("ann", "e2", true, NOON));
    refused(AbisRefusal.UNKNOWN, () -> register.place("bob", "e1", Set.of("civil"), NOON));
    refused(AbisRefusal.UNKNOWN, () -> register.update("ann", "e2", sent(prints(1, 1), "x"), NOON));
    refused(AbisRefusal.UNKNOWN, () -> register.merge("ann", "bob"));
    refused(AbisRefusal.UNKNOWN, () -> stage.found("tax", prints(1, 1)));
    refused(AbisRefusal.UNKNOWN, () -> stage.verified("tax", "ann", prints(1, 1)));
  }

  @Test
  void two_who_are_one_are_merged_and_two_who_are_two_are_not() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    stage.add("anne", "e2", prints(1, 1), "tax");
    stage.add("bob", "e3", prints(2, 0), "civil");
    refused(AbisRefusal.NOT_ONE_PERSON, () -> register.merge("ann", "bob"));
    refused(AbisRefusal.MALFORMED, () -> register.merge("ann", "ann"));
    register.merge("ann", "anne");
    assertEquals(
        List.of("e1", "e2"),
        register.person("ann").encounters().stream().map(AbisEncounter::id).toList());
    refused(AbisRefusal.UNKNOWN, () -> register.person("anne"));
    assertEquals(List.of("ann"), stage.found("tax", prints(1, 2)));
    assertEquals(List.of("ann"), stage.found("ALL", prints(1, 2)));
    assertEquals(2, stage.store.load().size());
  }

  @Test
  void two_with_an_encounter_of_one_id_are_not_merged() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    stage.add("anne", "e1", prints(1, 1), "civil");
    refused(AbisRefusal.ID_TAKEN, () -> register.merge("ann", "anne"));
    assertEquals(2, stage.store.load().size());
  }

  @Test
  void a_search_of_a_gallery_sees_no_print_of_another() throws AbisRefused {
    stage.add("ann", "thumb", person(1, 0, 1, 2, 3), "civil");
    register.add("ann", "all", sent(person(1, 1, 1, 2, 3), "tax"), NOON);
    stage.add("bob", "e1", prints(2, 0), "tax");
    assertEquals(Set.of("civil", "tax"), register.galleries());
    assertEquals(List.of(), stage.found("civil", prints(2, 1)));
    assertEquals(List.of("bob"), stage.found("tax", prints(2, 1)));
    refused(AbisRefusal.UNKNOWN, () -> stage.verified("civil", "bob", prints(2, 1)));
    register.place("ann", "all", Set.of("civil"), NOON);
    assertEquals(List.of(), stage.found("tax", person(1, 2, 1, 2, 3)));
    assertEquals(List.of("ann"), stage.found("civil", person(1, 2, 1, 2, 3)));
  }

  @Test
  void who_is_inactive_is_held_and_not_found() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    stage.add("bob", "e1", prints(2, 0), "civil");
    Instant later = NOON.plusSeconds(60);
    register.activate("ann", "e1", false, later);
    assertEquals(List.of(), stage.found("civil", prints(1, 1)));
    refused(AbisRefusal.UNKNOWN, () -> stage.verified("ALL", "ann", prints(1, 1)));
    AbisEncounter held = register.person("ann").encounters().get(0);
    assertEquals(NOON, held.created());
    assertEquals(later, held.updated());
    register.activate("ann", "e1", true, later);
    assertEquals(List.of("ann"), stage.found("civil", prints(1, 1)));
  }

  @Test
  void who_is_deleted_is_gone_and_with_the_last_encounter_the_person() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    stage.add("ann", "e2", prints(1, 1), "civil");
    stage.add("bob", "e1", prints(2, 0), "civil");
    register.delete("ann", "e1");
    assertEquals(List.of("ann"), stage.found("civil", prints(1, 2)));
    register.delete("ann", "e2");
    assertEquals(List.of(), stage.found("civil", prints(1, 2)));
    refused(AbisRefusal.UNKNOWN, () -> register.person("ann"));
    register.delete("bob");
    assertEquals(List.of(), stage.store.load());
    assertEquals(Set.of(), register.galleries());
  }

  @Test
  void nobody_has_more_encounters_than_are_kept_and_the_face_no_more_than_it_may()
      throws AbisRefused {
    for (int i = 0; i < Subject.MAX_ENCOUNTERS; i++) {
      stage.add("ann", "e" + i, person(1, i, 1), "civil");
    }
    refused(AbisRefusal.FULL, () -> stage.add("ann", "more", person(1, 40, 1), "civil"));
    stage.add("anne", "x", person(1, 41, 1), "civil");
    refused(AbisRefusal.FULL, () -> register.merge("anne", "ann"));
    AbisStage small = new AbisStage(1);
    small.add("ann", "e1", prints(1, 0), "civil");
    refused(AbisRefusal.FULL, () -> small.add("bob", "e1", prints(2, 0), "civil"));
    small.register.update("ann", "e1", sent(prints(1, 1), "civil"), NOON);
    small.register.delete("ann");
    small.add("bob", "e1", prints(2, 0), "civil");
  }

  @Test
  void a_client_may_ask_for_more_evidence_and_not_for_less() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    double score =
        stage
            .search
            .identify("civil", prints(1, 1), 1, 0)
            .candidates()
            .best()
            .orElseThrow()
            .score();
    assertEquals(
        0,
        stage
            .search
            .identify("civil", prints(1, 1), 1, score + 1)
            .candidates()
            .candidates()
            .size());
    assertFalse(stage.search.verify("civil", "ann", prints(1, 1), 10_000).same());
    double bar = Thresholds.DEFAULT.greyScore(1);
    for (int stranger = 10; stranger < 40; stranger++) {
      assertTrue(
          stage
              .search
              .identify("civil", prints(stranger, 0), 10, 0)
              .candidates()
              .candidates()
              .stream()
              .allMatch(found -> found.score() >= bar));
    }
  }

  @Test
  void one_person_under_two_ids_is_doubt_and_both_are_told() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    stage.add("anne", "e1", prints(1, 1), "civil");
    AbisSearch.Identified found = stage.search.identify("civil", prints(1, 2), 10, 0);
    assertEquals(Decision.GREY, found.decision());
    assertEquals(Set.of("ann", "anne"), new TreeSet<>(stage.found("civil", prints(1, 2))));
    assertEquals(
        1, stage.search.identify("civil", prints(1, 2), 1, 0).candidates().candidates().size());
  }

  @Test
  void what_the_store_holds_is_there_again_and_when_it_fails_nobody_is_told_anything()
      throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    AbisRegister again =
        new AbisRegister(stage.store, Galleries.create(1024), Thresholds.DEFAULT, 10);
    assertEquals(register.person("ann"), again.person("ann"));
    assertEquals(
        "ann",
        new AbisSearch(again, Thresholds.DEFAULT)
            .identify("civil", prints(1, 1), 1, 0)
            .candidates()
            .best()
            .orElseThrow()
            .subjectId());
    stage.store.fail();
    assertThrows(IllegalStateException.class, () -> stage.add("bob", "e1", prints(2, 0), "civil"));
    assertThrows(IllegalStateException.class, () -> register.person("ann"));
    assertThrows(IllegalStateException.class, () -> stage.found("civil", prints(1, 1)));
    assertThrows(IllegalStateException.class, () -> register.in("civil", 0, 10));
    assertThrows(IllegalStateException.class, () -> stage.add("cid", "e1", prints(3, 0), "civil"));
  }

  @Test
  void who_is_in_a_gallery_is_listed_by_id() throws AbisRefused {
    for (String id : List.of("cid", "ann", "bob")) {
      stage.add(id, "e1", prints(id.charAt(0), 0), id.equals("bob") ? "tax" : "civil");
    }
    assertEquals(List.of("ann", "cid"), ids(register.in("civil", 0, 10)));
    assertEquals(List.of("bob", "cid"), ids(register.in("ALL", 1, 10)));
    assertEquals(List.of("ann"), ids(register.in("civil", 0, 1)));
  }

  private static List<String> ids(List<AbisPerson> people) {
    return people.stream().map(AbisPerson::id).toList();
  }
}
