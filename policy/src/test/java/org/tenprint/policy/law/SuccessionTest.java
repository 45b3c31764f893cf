package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often it is settled what ends what. */
class SuccessionTest {
  private static final Instant LATE = START.plusYears(1).toInstant();

  private static Entry entry(String id, OffsetDateTime recorded) {
    return new Entry(permit(id).recorded(recorded, "one", "two").instrument());
  }

  private static void ends(Entry by, Entry ended) {
    ended.endings().add(new Entry.Ending(by, START.plusDays(3).toInstant()));
  }

  @Test
  void forOneKnowledgeALineIsSettledOnce() {
    List<Entry> line = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      line.add(entry("I" + i, START.plusDays(i % 7)));
      if (i > 0) {
        ends(line.get(i), line.get(i - 1));
      }
    }
    Map<Entry, Succession> successions = Succession.of(line);
    Set<Ends> settled = new HashSet<>();
    line.forEach(one -> settled.add(successions.get(one).ends(LATE)));
    assertEquals(1, settled.size());
  }

  @Test
  void betweenTwoRecordsNothingIsSettledAnew() {
    Entry first = entry("A", START);
    Entry second = entry("B", START.plusDays(10));
    ends(second, first);
    Succession succession = Succession.of(List.of(first, second)).get(first);
    Ends latest = succession.ends(LATE);
    assertSame(latest, succession.ends(START.plusDays(10).toInstant()));
    Ends before = succession.ends(START.plusDays(10).toInstant().minusNanos(1));
    assertNotSame(latest, before);
    assertSame(before, succession.ends(START.plusDays(1).toInstant()));
    assertSame(latest, succession.ends(LATE), "kept beside it");
    assertEquals(START.plusDays(3).toInstant(), latest.of(first).orElseThrow());
    assertEquals(true, before.of(first).isEmpty());
  }

  @Test
  void whatHasNothingToDoWithEachOtherIsApart() {
    Entry first = entry("A", START);
    Entry second = entry("B", START);
    Entry third = entry("C", START);
    Entry fourth = entry("D", START);
    Entry alone = entry("E", START);
    ends(second, first);
    ends(third, third);
    ends(fourth, second);
    Map<Entry, Succession> all = Succession.of(List.of(first, second, third, fourth, alone));
    assertEquals(Set.of(first, second, third, fourth), all.keySet());
    assertSame(all.get(first), all.get(fourth));
    assertNotSame(all.get(first), all.get(third));
  }
}
