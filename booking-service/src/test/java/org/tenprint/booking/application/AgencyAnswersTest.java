package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.domain.AgencyAnswer;

class AgencyAnswersTest {
  private final Random random = new Random(1);
  private final AgencyAnswers answers = new AgencyAnswers(new HeapStore());

  /** Against a map, over the steps of a case in any order. */
  @Test
  void answersFollowTheStepsOfTheirCase() {
    Map<UUID, Integer> steps = new HashMap<>();
    Map<UUID, AgencyAnswer> plain = new HashMap<>();
    for (int i = 0; i < 60_000; i++) {
      UUID id = new UUID(5, random.nextInt(9_000));
      int step = 1 + random.nextInt(300);
      AgencyAnswer answer = AgencyAnswer.values()[random.nextInt(20) == 0 ? 1 : 2 * (i & 1)];
      answers.decided(id, step, answer);
      boolean sent = plain.get(id) == AgencyAnswer.SENT || answer == AgencyAnswer.SENT;
      if (step >= steps.getOrDefault(id, 0) || sent) {
        plain.put(id, sent ? AgencyAnswer.SENT : answer);
      }
      steps.merge(id, step, Math::max);
    }
    plain.forEach((id, answer) -> assertEquals(answer, answers.of(id)));
    assertEquals(AgencyAnswer.PENDING, answers.of(new UUID(1, 2)));
  }

  /** A step is a number of Avro's int: the largest is a step like another. */
  @Test
  void theLargestStepIsKept() {
    UUID id = new UUID(5, 1);
    answers.decided(id, Integer.MAX_VALUE, AgencyAnswer.NONE);
    answers.decided(id, 1, AgencyAnswer.PENDING);
    assertEquals(AgencyAnswer.NONE, answers.of(id));
  }

  /** Each answer has its number in the store. */
  @Test
  void everyAnswerComesBackAsItWas() {
    for (AgencyAnswer answer : AgencyAnswer.values()) {
      UUID id = new UUID(5, answer.ordinal());
      answers.decided(id, 1, answer);
      assertEquals(answer, answers.of(id));
    }
  }
}
