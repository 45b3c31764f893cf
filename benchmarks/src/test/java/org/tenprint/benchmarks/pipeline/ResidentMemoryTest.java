package org.tenprint.benchmarks.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
  @Test
  void eachPartHasAFigureASecondFromTheFirstLookOn() {
    Deque<Map<String, Integer>> looks =
        new ArrayDeque<>(
            List.of(Map.of("kafka", 300), Map.of("kafka", 301, "late", 7), Map.of("late", 8)));
    try (ResidentMemory memory = new ResidentMemory(looks::remove)) {
      memory.take();
      memory.take();
      memory.take();
      assertEquals(
          Map.of("kafka", List.of(300, 301), "late", List.of(0, 7, 8)), memory.eachSecond());
    }
  }

  @Test
  void whoIsBackAfterASecondHasAGap() {
    Deque<Map<String, Integer>> looks =
        new ArrayDeque<>(List.of(Map.of("one", 1), Map.of(), Map.of("one", 2)));
    try (ResidentMemory memory = new ResidentMemory(looks::remove)) {
      memory.take();
      memory.take();
      memory.take();
      assertEquals(Map.of("one", List.of(1, 0, 2)), memory.eachSecond());
    }
  }
}
