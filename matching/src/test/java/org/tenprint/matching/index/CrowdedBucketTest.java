package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.ReferencePrints;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * What prints cost whose minutiae all vote for each other, and that they cost nobody his answer.
 */
class CrowdedBucketTest {
  private static final int BITS = 14;
  private static final int CROWD = 8;
  private static final int MINUTIAE = 100;
  private static final int PEOPLE = 12;

  /** A card of minutiae on one spot; the number makes it another than the next. */
  private static TenPrint onOneSpot(int number, int spacing) {
    return SameFingers.card(
        FingerPosition.COUNT,
        500 + number,
        MINUTIAE,
        i -> FingerTemplate.pack(i % 10 * spacing, i / 10 * spacing, 0, MinutiaKind.ENDING));
  }

  /** An encounter to whose fingers as many minutiae on one spot were added as there is room for. */
  private static TenPrint halfOnOneSpot(int person, int encounter) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    InventedPeople.encounter(person, encounter, 10)
        .fingers()
        .forEach(
            (position, finger) ->
                fingers.put(
                    position,
                    FingerTemplate.of(
                        finger.width(),
                        finger.height(),
                        80,
                        IntStream.range(0, MINUTIAE)
                            .map(
                                i ->
                                    i < finger.size()
                                        ? finger.packed(i)
                                        : FingerTemplate.pack(250, 250, 0, MinutiaKind.ENDING))
                            .toArray())));
    return new TenPrint(fingers);
  }

  private static List<Subject> crowded(int crowd) {
    List<Subject> all = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      all.add(Subject.of("person-" + i, InventedPeople.encounter(i, 0, 10)));
      all.add(Subject.of("half-" + i, halfOnOneSpot(1_000 + i, 0)));
    }
    for (int i = 0; i < crowd; i++) {
      all.add(Subject.of("spot-" + i, onOneSpot(i, 0)));
    }
    return all;
  }

  private static CompactIndex index(List<Subject> subjects) {
    CompactIndex index = new CompactIndex(Projection.shipped(), BITS, Lanes.FEWEST);
    subjects.forEach(index::put);
    return index;
  }

  private static Searcher searcher(int mostLogged) {
    return new Searcher(Projection.shipped(), BITS, Lanes.FEWEST, mostLogged);
  }

  private static List<Proposal> search(Searcher searcher, CompactIndex index, TenPrint probe) {
    return searcher.search(
        probe, new CodedProbe(), Gate.UPRIGHT, Effort.of(probe.size()), index, subjectId -> true);
  }

  private static List<TenPrint> probes() {
    List<TenPrint> probes = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i += 4) {
      probes.add(InventedPeople.encounter(i, 1, 10));
      probes.add(InventedPeople.encounter(i + 1, 1, 2));
      probes.add(halfOnOneSpot(1_000 + i, 1));
    }
    probes.add(onOneSpot(CROWD, 0));
    return probes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void a_card_on_one_spot_has_few_pairs_tried_with_each_of_its_like(int spacing) {
    CompactIndex index = new CompactIndex(Projection.shipped(), BITS, Lanes.FEWEST);
    for (int i = 0; i < CROWD; i++) {
      index.put(Subject.of("spot-" + i, onOneSpot(i, spacing)));
    }
    Searcher searcher = searcher(Votes.MOST_LOGGED);
    search(searcher, index, onOneSpot(CROWD, spacing));
    assertTrue(searcher.logged() > 0);
    assertTrue(searcher.seeds().count() > 0);
    assertTrue(
        searcher.seeds().count() <= CROWD * 10 * Seeds.MOST, searcher.seeds().count() + " pairs");
  }

  @Test
  void however_many_vote_no_more_is_logged() {
    int most = 20_000;
    CompactIndex index = index(crowded(CROWD));
    Searcher searcher = searcher(most);
    search(searcher, index, onOneSpot(CROWD, 0));
    assertTrue(searcher.logged() <= most);
    Searcher all = searcher(Votes.MOST_LOGGED);
    search(all, index, onOneSpot(CROWD, 0));
    assertTrue(all.logged() > 30 * most, all.logged() + " votes");
    assertEquals(all.seeds().count(), searcher.seeds().count());
  }

  /** Logged or counted, all or some segments: the same answers, to the bit. */
  @ParameterizedTest
  @ValueSource(ints = {0, 200, 20_000})
  void what_is_not_logged_is_found_all_the_same(int most) {
    CompactIndex index =
        new CompactIndex(Projection.shipped(), BITS, Lanes.FEWEST, 1, PEOPLE, MinutiaRoom.heap());
    crowded(2).forEach(index::put);
    assertTrue(index.segmentCount() > 1);
    Searcher counting = searcher(most);
    Searcher logging = searcher(Votes.MOST_LOGGED);
    int proposed = 0;
    for (TenPrint probe : probes()) {
      List<Proposal> expected = search(logging, index, probe);
      assertEquals(told(expected), told(search(counting, index, probe)));
      assertEquals(logging.seeds().count(), counting.seeds().count());
      proposed += expected.size();
    }
    assertTrue(proposed > 4, proposed + " proposed");
  }

  /** In whatever order people came, in one run or in several: the same pairs are tried. */
  @Test
  void who_is_found_does_not_hang_on_the_order_of_the_others() {
    List<Subject> people = crowded(CROWD);
    CompactIndex one = index(people);
    one.compact();
    Collections.reverse(people);
    CompactIndex other =
        new CompactIndex(
            Projection.shipped(), BITS, Lanes.FEWEST, 1, PEOPLE / 2, MinutiaRoom.heap());
    people.forEach(other::put);
    Searcher searcher = searcher(Votes.MOST_LOGGED);
    Set<String> found = new TreeSet<>();
    for (TenPrint probe : probes()) {
      List<String> expected = told(search(searcher, one, probe));
      assertEquals(expected, told(search(searcher, other, probe)));
      found.addAll(expected);
    }
    assertTrue(found.size() > 4, found.toString());
  }

  /** Each lane by itself is what it is among all. */
  @Test
  void a_shard_proposes_what_its_people_are_among_all() {
    List<Subject> people = crowded(CROWD);
    CompactIndex all = index(people);
    Searcher searcher = searcher(Votes.MOST_LOGGED);
    for (TenPrint probe : probes()) {
      List<String> parts = new ArrayList<>();
      for (int shard = 0; shard < 4; shard++) {
        int part = shard;
        CompactIndex its =
            index(people.stream().filter(one -> Lanes.of(one.id(), 4) == part).toList());
        parts.addAll(told(search(searcher, its, probe)));
      }
      Collections.sort(parts);
      List<String> whole = told(search(searcher, all, probe));
      Collections.sort(whole);
      assertEquals(whole, parts);
    }
  }

  /** So whoever comes with one of these is answered as before, to the bit. */
  @Test
  void no_print_of_fvc2002_has_so_many_pairs_with_itself_that_one_is_not_tried() {
    for (int set = 1; set <= 3; set++) {
      for (int impression = 1; impression <= 8; impression++) {
        for (int fingers : new int[] {10, 1}) {
          TenPrint person = ReferencePrints.fvcPerson(set, impression, fingers);
          Searcher searcher = searcher(Votes.MOST_LOGGED);
          List<Proposal> proposals =
              search(searcher, index(List.of(Subject.of("one", person))), person);
          assertFalse(proposals.isEmpty());
          int most = mostOfAFinger(searcher.seeds());
          assertTrue(most < Seeds.ENOUGH, most + " pairs");
        }
      }
    }
  }

  private static int mostOfAFinger(Seeds seeds) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < seeds.count(); i++) {
      counts.merge(seeds.candidate(i) << 4 | seeds.finger(i), 1, Integer::sum);
    }
    return Collections.max(counts.values());
  }

  private static List<String> told(List<Proposal> proposals) {
    return proposals.stream()
        .map(Proposal::toString)
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
