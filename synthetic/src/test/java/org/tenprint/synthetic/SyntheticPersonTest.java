package org.tenprint.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.image.GreyImage;

class SyntheticPersonTest {
  private static final MasterFinger.Size SMALL = MasterFinger.Size.SMALL;

  @Test
  void sameSeedsGiveTheSamePixels() {
    GreyImage first = press(SyntheticPerson.of(7, SMALL), 3, 1);
    GreyImage again = press(SyntheticPerson.of(7, SMALL), 3, 1);
    assertEquals(first, again);
  }

  @Test
  void otherPersonsFingersAndPressesDiffer() {
    GreyImage first = press(SyntheticPerson.of(7, SMALL), 3, 1);
    assertNotEquals(first, press(SyntheticPerson.of(8, SMALL), 3, 1));
    assertNotEquals(first, press(SyntheticPerson.of(7, SMALL), 4, 1));
    assertNotEquals(first, press(SyntheticPerson.of(7, SMALL), 3, 2));
  }

  @Test
  void onlyTenFingersAreThere() {
    SyntheticPerson person = SyntheticPerson.of(7, SMALL);
    assertThrows(IllegalArgumentException.class, () -> person.finger(0));
    assertThrows(IllegalArgumentException.class, () -> person.finger(11));
  }

  @Test
  void classesAreSharedOutAsAmongPeople() {
    int[] counts = new int[PatternClass.values().length];
    int ulnar = 0;
    for (int i = 0; i < 20_000; i++) {
      int position = 1 + i % 10;
      PatternClass drawn = PatternClass.draw(position, Dice.of(i, 0));
      counts[drawn.ordinal()]++;
      PatternClass outward = position <= 5 ? PatternClass.RIGHT_LOOP : PatternClass.LEFT_LOOP;
      ulnar += drawn == outward ? 1 : 0;
    }
    assertEquals(0.279, counts[PatternClass.WHORL.ordinal()] / 20_000.0, 0.015);
    assertEquals(0.037, counts[PatternClass.ARCH.ordinal()] / 20_000.0, 0.008);
    double loops =
        counts[PatternClass.LEFT_LOOP.ordinal()] + counts[PatternClass.RIGHT_LOOP.ordinal()];
    assertTrue(ulnar / loops > 0.85, "most loops open towards the little finger");
  }

  @Test
  void genuineScoresStandWellAboveEveryImpostor() {
    List<List<FingerprintTemplate>> fingers = new ArrayList<>();
    for (int person = 0; person < 6; person++) {
      SyntheticPerson one = SyntheticPerson.of(400 + person);
      List<FingerprintTemplate> presses = new ArrayList<>();
      for (int seed = 0; seed < 3; seed++) {
        presses.add(Scores.template(one.impression(2, seed, ImpressionQuality.UNATTENDED)));
      }
      fingers.add(presses);
    }
    Scores scores = Scores.of(fingers);
    double median = Scores.quantile(scores.genuine(), 0.5);
    double highest = scores.impostor()[scores.impostor().length - 1];
    assertTrue(median > 2 * highest, median + " against " + highest);
  }

  private static GreyImage press(SyntheticPerson person, int position, long seed) {
    return person.impression(position, seed, ImpressionQuality.BOOKING);
  }
}
