package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** What is packed is what plain lists hold, whatever is added, removed and merged. */
class PackedAgainstListsTest {
  private static final int BITS = 12;

  @TempDir Path folder;

  private final Votes votes = new Votes();

  private final Enroller enroller = new Enroller(Projection.shipped(), BITS);

  /** Of each card's fingers and minutiae. */
  private final Map<TenPrint, int[][]> codes = new IdentityHashMap<>();

  private TenPrint coded(TenPrint card) {
    int[][] ofFingers = new int[FingerPosition.COUNT][Posting.MAX_MINUTIAE];
    enroller.code(card);
    for (FingerPosition position : card.fingers().keySet()) {
      Arrays.setAll(ofFingers[position.ordinal()], i -> enroller.code(position, i));
    }
    codes.put(card, ofFingers);
    return card;
  }

  /** Votes of one look, as they are logged. */
  private int[] look(Segment segment, int finger, int bucket, int direction, Gate gate) {
    votes.clear(0);
    look(segment, finger, bucket, direction, gate, votes);
    return Arrays.copyOf(votes.log, votes.logged);
  }

  static void look(Segment segment, int finger, int bucket, int direction, Gate gate, Votes votes) {
    Voting voting = new Voting(segment, gate, votes);
    voting.ahead(finger, bucket);
    voting.aim(finger, direction, bucket);
    voting.into(finger, 0, direction, bucket);
  }

  private static boolean passes(int posting, int direction, Gate gate) {
    return (posting + gate.shift(direction) & 31) <= gate.span();
  }

  /** Buckets of a few postings and of thousands, every rank, the first and the last slot. */
  @Test
  void a_page_holds_what_lists_hold() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      Segment segment = new Segment(6 + seed % 3, Posting.MAX_SLOTS, MinutiaRoom.heap().pages());
      FingerIndex index = segment.finger(0);
      int buckets = index.pages() * index.bucketsPerPage();
      Map<Integer, List<Integer>> lists = new TreeMap<>();
      int used = seed % 4 == 0 ? 1 : buckets;
      for (int step = 0; step < 4_000; step++) {
        int bucket = random.nextInt(used);
        List<Integer> list = lists.computeIfAbsent(bucket, none -> new ArrayList<>());
        if (random.nextInt(3) > 0 || list.isEmpty()) {
          int posting = posting(random, seed);
          index.add(bucket, posting);
          list.add(posting);
        } else if (random.nextInt(10) > 0) {
          Integer gone = list.remove(random.nextInt(list.size()));
          assertTrue(index.remove(bucket, gone));
        } else {
          int other = posting(random, seed);
          assertEquals(list.remove((Integer) other), index.remove(bucket, other));
        }
        if (step % 997 == 0) {
          index.compact();
        }
        if (step % 499 == 0) {
          assertSame(segment, lists, buckets, random);
        }
      }
    }
  }

  private static int posting(Random random, int seed) {
    int slot =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> Posting.MAX_SLOTS - 1;
          default -> random.nextInt(Posting.MAX_SLOTS);
        };
    int rank = random.nextInt(seed % 3 == 0 ? Posting.MAX_MINUTIAE : 17);
    return Posting.of(slot, rank, seed % 5 == 0 ? 251 : random.nextInt(256));
  }

  private void assertSame(
      Segment segment, Map<Integer, List<Integer>> lists, int buckets, Random random) {
    for (int bucket = 0; bucket < Math.min(buckets, 40); bucket++) {
      int direction = random.nextInt(256);
      for (Gate gate : Gate.values()) {
        int[] expected =
            lists.getOrDefault(bucket, List.of()).stream()
                .mapToInt(Integer::intValue)
                .filter(posting -> passes(posting, direction, gate))
                .sorted()
                .toArray();
        int[] logged = look(segment, 0, bucket, direction, gate);
        assertArrayEquals(expected, somebodys(Arrays.stream(logged)));
        IntStream.Builder each = IntStream.builder();
        segment.finger(0).each(bucket, direction, gate, each::add);
        assertArrayEquals(expected, somebodys(each.build()));
      }
    }
  }

  private static int[] somebodys(IntStream postings) {
    return postings.filter(PackedBuckets::isSomebodys).sorted().toArray();
  }

  /** Prints as they are, and such whose minutiae all have one direction or lie on one spot. */
  private static TenPrint card(Random random, int person, int encounter) {
    int fingers = 1 + random.nextInt(10);
    return switch (random.nextInt(4)) {
      case 0 -> alike(InventedPeople.encounter(person, encounter, fingers));
      case 1 -> crowded(fingers, random.nextInt(3), person);
      default -> InventedPeople.encounter(person, encounter, fingers);
    };
  }

  private static TenPrint alike(TenPrint card) {
    Map<FingerPosition, FingerTemplate> fingers = new HashMap<>();
    card.fingers()
        .forEach(
            (position, finger) ->
                fingers.put(
                    position,
                    FingerTemplate.of(
                        finger.width(),
                        finger.height(),
                        80,
                        IntStream.range(0, finger.size())
                            .map(i -> finger.packed(i) & ~(0xff << 22) | 77 << 22)
                            .toArray())));
    return new TenPrint(fingers);
  }

  /** As many minutiae as a finger may have. */
  private static TenPrint crowded(int count, int spacing, int person) {
    return SameFingers.card(
        count,
        500 + person,
        FingerTemplate.MAX_MINUTIAE,
        i -> FingerTemplate.pack(i % 16 * spacing, i / 16 * spacing, i & 8, MinutiaKind.ENDING));
  }

  /** A vote as plain lists tell it: {@code slot, minutia}. */
  private List<String> expected(
      CompactIndex index, Map<String, List<TenPrint>> people, int finger, int bucket, Turn turn) {
    List<String> votes = new ArrayList<>();
    people.forEach(
        (id, encounters) -> {
          for (int e = 0; e < encounters.size(); e++) {
            FingerTemplate template = encounters.get(e).fingers().get(FingerPosition.at(finger));
            int minutiae = template == null ? 0 : Math.min(template.size(), Posting.MAX_MINUTIAE);
            for (int i = 0; i < minutiae; i++) {
              if (codes.get(encounters.get(e))[finger][i] == bucket
                  && passes(Posting.step(template.direction(i)), turn.direction(), turn.gate())) {
                votes.add(Segment.slot(index.bySubject().get(id)[e]) + " " + i);
              }
            }
          }
        });
    votes.sort(null);
    return votes;
  }

  private record Turn(int direction, Gate gate) {}

  private List<String> voted(CompactIndex index, int finger, int bucket, Turn turn) {
    Segment segment = index.segments()[0];
    int[] record = new int[TenPrintRecord.MAX_WORDS];
    int[] offsets = new int[FingerPosition.COUNT];
    NamedMinutiae named = new NamedMinutiae();
    List<String> told = new ArrayList<>();
    for (int posting : look(segment, finger, bucket, turn.direction(), turn.gate())) {
      if (PackedBuckets.isSomebodys(posting)) {
        segment.copy(Posting.slot(posting), record);
        TenPrintRecord.offsets(record, offsets);
        int count = TenPrintRecord.count(record, finger);
        int[] numbers = new int[2];
        for (int asked : new int[] {1, count}) {
          named.read(record, offsets[finger], count, asked);
          numbers[asked == 1 ? 0 : 1] =
              named.number(Posting.rank(posting), Posting.direction(posting));
        }
        assertEquals(numbers[0], numbers[1]);
        told.add(Posting.slot(posting) + " " + numbers[0]);
      }
    }
    told.sort(null);
    return told;
  }

  @Test
  void people_come_change_and_go_as_in_lists() throws IOException {
    Random random = new Random(11);
    CompactIndex index = new CompactIndex(Projection.shipped(), BITS, Lanes.FEWEST);
    Map<String, List<TenPrint>> people = new TreeMap<>();
    int found = 0;
    for (int step = 0; step < 240; step++) {
      int person = random.nextInt(30);
      String id = "person-" + person;
      if (random.nextInt(4) == 0) {
        assertEquals(people.remove(id) != null, index.remove(id));
      } else {
        List<TenPrint> encounters =
            IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(encounter -> coded(card(random, person, encounter)))
                .toList();
        index.put(new Subject(id, encounters));
        people.put(id, encounters);
      }
      if (step % 100 == 50) {
        index.compact();
      }
      for (int look = 0; look < 3 && !people.isEmpty(); look++) {
        found += compare(random, index, index, people);
      }
    }
    assertTrue(found > 1_000, found + " votes");
    Path file = folder.resolve("gallery.tpg");
    index.snapshot(file, "bookmark");
    CompactIndex read = Snapshot.read(file, Projection.shipped(), MinutiaRoom.heap()).index();
    for (int look = 0; look < 300; look++) {
      found += compare(random, index, read, people);
    }
    people.keySet().forEach(id -> assertTrue(read.remove(id)));
    for (int f = 0; f < FingerPosition.COUNT; f++) {
      FingerIndex finger = read.segments()[0].finger(f);
      for (int bucket = 0; bucket < 1 << BITS; bucket++) {
        finger.pageOf(bucket).each(finger.bucket(bucket), posting -> assertFalse(true));
      }
    }
  }

  /** Looks where a minutia of somebody is; how many votes there are. */
  private int compare(
      Random random, CompactIndex places, CompactIndex asked, Map<String, List<TenPrint>> people) {
    List<List<TenPrint>> all = List.copyOf(people.values());
    TenPrint one = all.get(random.nextInt(all.size())).get(0);
    List<FingerPosition> positions = List.copyOf(one.fingers().keySet());
    FingerPosition position = positions.get(random.nextInt(positions.size()));
    FingerTemplate finger = one.fingers().get(position);
    int minutia = random.nextInt(Math.min(finger.size(), Posting.MAX_MINUTIAE));
    int bucket = codes.get(one)[position.ordinal()][minutia];
    if (bucket == Enroller.UNCODED) {
      return 0;
    }
    Turn turn =
        new Turn(
            finger.direction(minutia) + random.nextInt(60) & 0xff,
            random.nextBoolean() ? Gate.UPRIGHT : Gate.TURNED);
    List<String> expected = expected(places, people, position.ordinal(), bucket, turn);
    assertEquals(expected, voted(asked, position.ordinal(), bucket, turn));
    return expected.size();
  }
}
