package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomProposal;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.effect.EffectStatement.Shift;
import org.tenprint.policy.effect.EffectStatement.Told;

/** The cases that are asked are enough: asking every case says nothing else. */
class SweptEffectTest {
  private static final int PROPOSALS = 150 * Integer.getInteger("tenprint.depth", 1);

  private record Answers(Told before, Told after) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 23, 40, 58, 68})
  void everyCaseSaysTheSame(long seed) {
    RandomRules random = new RandomRules(seed);
    int changing = 0;
    int conflicting = 0;
    for (int i = 0; i < PROPOSALS; i++) {
      RandomProposal trial = RandomProposal.of(random);
      EffectStatement swept = trial.statement();
      EffectStatement every =
          new EveryCase(swept.proposal(), RandomRules.TABLE).over(RandomRules.PLACES);
      assertEquals(answers(every), answers(swept), () -> "" + trial);
      assertEquals(every.conflicts(), swept.conflicts(), () -> "" + trial);
      assertEquals(every.changesWhereSilent(), swept.changesWhereSilent(), () -> "" + trial);
      assertEquals(every.complete(), swept.complete());
      changing += swept.lines().stream().anyMatch(Line::changes) ? 1 : 0;
      conflicting += swept.conflicts().all().isEmpty() ? 0 : 1;
    }
    assertTrue(Math.min(changing, conflicting) > PROPOSALS / 5, changing + " " + conflicting);
  }

  private static Map<String, Set<Answers>> answers(EffectStatement statement) {
    Map<String, Set<Answers>> answers = new TreeMap<>();
    for (Line line : statement.lines()) {
      Set<Answers> all = new HashSet<>();
      for (Shift shift : line.shifts()) {
        all.add(new Answers(shift.before(), shift.after()));
      }
      answers.put(line.recipient().text(), all);
    }
    assertEquals(statement.lines().size(), answers.size(), () -> "" + List.of(statement.lines()));
    return answers;
  }
}
