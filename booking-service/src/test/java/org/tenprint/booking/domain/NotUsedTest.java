package org.tenprint.booking.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NotUsedTest {
  @Test
  void manyOfOneKindAreOneEntryWithTheirCount() {
    List<Problem> left =
        IntStream.range(0, 124).mapToObj(i -> of("Type-10 IDC %02d".formatted(i % 100))).toList();
    assertEquals(
        List.of(new Problem("Type-10", ProblemCode.UNSUPPORTED, "send prints (124 of them)")),
        NotUsed.canonical(left));
  }

  @Test
  void aFewAreNamedEach() {
    List<Problem> few = IntStream.range(0, 4).mapToObj(i -> of("Type-14 IDC 0" + i)).toList();
    assertEquals(few, NotUsed.canonical(few));
  }

  @Test
  void whateverIsLeftOutTheListIsBoundedAndItsOwnCanonicalForm() {
    List<Problem> left = new ArrayList<>();
    for (int type = 0; type < 1000; type++) {
      for (int i = 0; i < 5; i++) {
        left.add(of("Type-" + type + " IDC 0" + i));
      }
    }
    List<Problem> told = NotUsed.canonical(left);
    assertTrue(told.size() <= 32, "" + told.size());
    assertEquals(told, NotUsed.canonical(told));
  }

  private static Problem of(String field) {
    return new Problem(field, ProblemCode.UNSUPPORTED, "send prints");
  }
}
