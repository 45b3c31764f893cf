package org.tenprint.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
  void rolledFingersHaveRidgesBeyondFullOnes() {
    SyntheticPerson person = SyntheticPerson.of(7, MasterFinger.Size.ROLLED);
    GreyImage print = person.impression(3, 1, ImpressionQuality.BOOKING);
    assertEquals(656, print.width());
    assertEquals(616, print.height());
    int beside = (print.width() - MasterFinger.Size.FULL.width) / 2;
    int dark = 0;
    int places = 0;
    for (int y = print.height() / 4; y < 3 * print.height() / 4; y++) {
      for (int x = beside / 2; x < beside; x++) {
        dark += print.at(x, y) < 128 ? 1 : 0;
        places++;
      }
    }
    assertEquals(0.45, (double) dark / places, 0.2, "ridges and valleys");
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

  /** Changes when a pixel changes: then every recorded figure on synthetic prints is void. */
  @Test
  void pixelsAreTheSameOnEveryMachine() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int position = 1; position <= 10; position++) {
      digest.update(press(SyntheticPerson.of(1, SMALL), position, 5).pixels());
    }
    assertEquals(
        "24febab07857206228cb01083288202bb569d77184b77ec889354568d3f28442",
        HexFormat.of().formatHex(digest.digest()));
  }

  private static GreyImage press(SyntheticPerson person, int position, long seed) {
    return person.impression(position, seed, ImpressionQuality.BOOKING);
  }
}
