package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.application.AbisStage.prints;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.Subject;

/** What one failure, or one person, does to the others of the ABIS face. */
class AbisRegisterFailureTest {
  private final AbisStage stage = new AbisStage();

  @Test
  void after_a_change_that_failed_the_store_is_read_again_and_says_what_is_so() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    stage.add("bob", "e1", prints(2, 0), "civil");
    stage.store.failAfterwards();
    assertThrows(IllegalStateException.class, () -> stage.register.delete("ann"));
    assertThrows(IllegalStateException.class, () -> stage.found("civil", prints(2, 1)));
    assertFalse(stage.register.known());
    stage.store.mend();
    assertEquals(List.of("bob"), stage.found("civil", prints(2, 1)));
    assertEquals(List.of(), stage.found("civil", prints(1, 1)));
    assertTrue(stage.register.known());
    stage.add("ann", "e1", prints(1, 0), "civil");
    assertEquals(List.of("ann"), stage.found("civil", prints(1, 1)));
  }

  /** The bound was lowered since: whoever opens it is told, and no client adds without a bound. */
  @Test
  void more_than_may_be_held_is_not_opened() throws AbisRefused {
    for (int person = 1; person <= 3; person++) {
      stage.add("p" + person, "e1", prints(person, 0), "civil");
    }
    assertThrows(
        IllegalStateException.class,
        () -> new AbisRegister(stage.store, Galleries.create(1024), Thresholds.DEFAULT, 2));
    AbisRegister full =
        new AbisRegister(stage.store, Galleries.create(1024), Thresholds.DEFAULT, 3);
    AbisStage.refused(
        AbisRefusal.FULL,
        () -> full.add("p4", "e1", AbisStage.sent(prints(4, 0), "civil"), AbisStage.NOON));
  }

  @Test
  void what_surely_changed_nobody_stops_nobody() throws AbisRefused {
    stage.add("ann", "e1", prints(1, 0), "civil");
    stage.store.failBefore();
    assertThrows(AbisStore.NotHeld.class, () -> stage.add("bob", "e1", prints(2, 0), "civil"));
    assertTrue(stage.register.known());
    assertEquals(List.of("ann"), stage.found("civil", prints(1, 1)));
  }

  /** Somebody in as many sets of galleries as may be is as many subjects of the engine. */
  @Test
  void one_person_of_many_galleries_does_not_hide_the_same_one_under_another_id()
      throws AbisRefused {
    for (int year = 0; year < Subject.MAX_ENCOUNTERS; year++) {
      stage.add("ann", "e" + year, prints(1, 0), "civil", "year-" + year);
    }
    stage.add("anne", "e1", prints(1, 7), "civil");
    for (String gallery : List.of("ALL", "civil")) {
      AbisSearch.Identified found = stage.search.identify(gallery, prints(1, 0), 10, 0);
      assertEquals(Decision.GREY, found.decision(), gallery);
      assertEquals(
          Set.of("ann", "anne"),
          new TreeSet<>(new ArrayList<>(stage.found(gallery, prints(1, 0)))));
    }
  }
}
