package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;

class EnrolmentGrowthTest {
  private static final int PEOPLE = 4;

  /** Occasions of another person, or of an earlier day, in place of a person's own. */
  private record Altered(Cards own, int[] occasions, boolean secondOfAnother) implements Cards {
    @Override
    public FingerTemplate finger(int person, FingerPosition position, int occasion) {
      return occasion == 1 && secondOfAnother
          ? own.stranger(person, position)
          : own.finger(person, position, occasions[occasion]);
    }

    @Override
    public FingerTemplate stranger(int person, FingerPosition position) {
      return own.stranger(person, position);
    }
  }

  private static Map<String, Object> facts(int[] occasions, boolean secondOfAnother) {
    Cards own = Cards.synthetic(ImpressionQuality.FVC_LIKE);
    return new EnrolmentGrowth(new Altered(own, occasions, secondOfAnother))
        .measure("test", PEOPLE, new Progress(new PrintWriter(Writer.nullWriter()), () -> 0L));
  }

  private static double of(Map<String, Object> facts, String name, String value) {
    return ((Number) ((Map<?, ?>) facts.get(name)).get(value)).doubleValue();
  }

  /** Who comes back with the very prints of the second time is found by two fingers of it. */
  @Test
  void what_was_enrolled_the_second_time_is_found_the_third() {
    Map<String, Object> facts = facts(new int[] {0, 1, 1}, false);
    assertEquals(1, of(facts, "tpir2All", "share"));
    assertTrue(of(facts, "tpir2Nothing", "share") < 1, facts.toString());
    assertEquals(10 * PEOPLE, of(facts, "genuinePairsThatConfirm", "of"));
    assertEquals(PEOPLE, of(facts, "heldAsFewFingersAgree10", "of"));
    assertEquals(0, of(facts, "strangersThatConfirm", "count"));
  }

  /** A second card of somebody else is no match: nothing of it is enrolled, whatever the rule. */
  @Test
  void of_a_card_that_does_not_match_nothing_is_enrolled() {
    Map<String, Object> facts = facts(new int[] {0, 1, 2}, true);
    for (String fingers : new String[] {"10", "4", "2"}) {
      double nothing = of(facts, "tpir" + fingers + "Nothing", "count");
      assertEquals(nothing, of(facts, "tpir" + fingers + "All", "count"));
      assertEquals(nothing, of(facts, "tpir" + fingers + "Confirming", "count"));
    }
  }
}
