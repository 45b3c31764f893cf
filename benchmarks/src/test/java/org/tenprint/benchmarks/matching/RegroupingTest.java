package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

class RegroupingTest {
  private static PrintTable invented(int fingers, int impressions) {
    SyntheticPeople people = new SyntheticPeople(11);
    FingerTemplate[][] templates = new FingerTemplate[fingers][impressions];
    for (int finger = 0; finger < fingers; finger++) {
      for (int impression = 0; impression < impressions; impression++) {
        templates[finger][impression] =
            people
                .impression(
                    finger, FingerPosition.LEFT_RING, impression, ImpressionQuality.FVC_LIKE)
                .template();
      }
    }
    return new PrintTable(templates);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 15, 30, 31, 100})
  void each_finger_stands_once_at_each_position_and_twice_with_nobody(int fingers) {
    Regrouping people = new Regrouping(invented(fingers, 2));
    for (int stride : people.strides()) {
      for (FingerPosition position : FingerPosition.values()) {
        Set<Integer> standing = new HashSet<>();
        for (int person = 0; person < people.people(); person++) {
          standing.add(people.finger(person, stride, position));
        }
        assertEquals(fingers, standing.size());
      }
      Set<Integer> ofOne = new HashSet<>();
      for (FingerPosition position : FingerPosition.values()) {
        ofOne.add(people.finger(3, stride, position));
      }
      assertEquals(FingerPosition.COUNT, ofOne.size());
    }
  }

  @Test
  void a_non_mated_probe_shares_no_finger_with_anybody_enrolled() {
    RealProbes probes = new RealProbes(invented(30, 4));
    for (ProbeSource.Round round : probes.nonMated(200, 4)) {
      Set<FingerTemplate> enrolled = new HashSet<>();
      round.enrolled().forEach(s -> enrolled.addAll(s.encounters().get(0).fingers().values()));
      assertEquals(15 * 10, round.enrolled().size() * FingerPosition.COUNT);
      assertEquals(100, round.count());
      for (int i = 0; i < round.count(); i++) {
        TenPrint probe = round.search().apply(i).probe().orElseThrow();
        assertEquals(4, probe.size());
        assertTrue(probe.fingers().values().stream().noneMatch(enrolled::contains));
      }
    }
  }

  @Test
  void mated_searches_pair_every_impression_with_every_other() {
    List<ProbeSource.Round> rounds = new RealProbes(invented(30, 4)).mated(1, 10);
    assertEquals(4, rounds.size());
    assertEquals(30 * 4 * 3, rounds.stream().mapToInt(ProbeSource.Round::count).sum());
    ProbeSource.Search search = rounds.get(1).search().apply(31);
    assertEquals("real-1", search.mate().orElseThrow());
    assertEquals(10, search.probe().orElseThrow().size());
  }

  @Test
  void a_failure_to_enrol_is_left_out_of_its_person() {
    FingerTemplate[][] templates = invented(10, 2).templates();
    templates[0][1] = null;
    Regrouping people = new Regrouping(new PrintTable(templates));
    TenPrint print = people.person(0, 1, List.of(FingerPosition.values())).orElseThrow();
    assertEquals(9, print.size());
    assertTrue(people.person(0, 1, List.of(FingerPosition.RIGHT_THUMB)).isEmpty());
  }
}
