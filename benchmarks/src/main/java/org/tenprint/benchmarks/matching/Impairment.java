package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/** What may have become of a person's own card since the first. */
enum Impairment {
  /** Nothing: another impression of each finger. */
  NONE("none"),
  /** Three fingers are badly pressed: small, with twice the misses and false minutiae. */
  BAD("three fingers badly pressed"),
  /** So are six. */
  SIX_BAD("six fingers badly pressed"),
  /** A scar runs through three fingers. */
  SCARRED("three fingers scarred"),
  /** Three fingers are bandaged: there are no prints of them. */
  BANDAGED("three fingers bandaged"),
  /** All fingers stand under the other hand's labels. */
  HANDS_EXCHANGED("hands exchanged"),
  /** Two neighbouring fingers stand under each other's labels. */
  LABELS_EXCHANGED("two labels exchanged");

  /** Half the width of a scar, 1.5 mm. */
  private static final double HALF_SCAR = 30;

  /** By how much a scar draws what lies beyond it, 0.4 mm. */
  private static final double DRAWN = 8;

  private static final int FINGERS = 3;

  private final String text;

  Impairment(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * The card.
   *
   * @param person of population {@link Population#ENROLLED}
   */
  TenPrint card(int person, int encounter, ImpressionQuality quality) {
    return card(Population.ENROLLED, person, encounter, quality);
  }

  /** The card of a person of any population. */
  TenPrint card(long population, int person, int encounter, ImpressionQuality quality) {
    TenPrint plain =
        new SyntheticPeople(population).encounter(person, encounter, quality, FingerPosition.COUNT);
    Set<FingerPosition> some = MixedCards.drawn(this == SIX_BAD ? 2 * FINGERS : FINGERS, person);
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    fingers.putAll(plain.fingers());
    switch (this) {
      case NONE -> {}
      case BAD, SIX_BAD ->
          fingers.putAll(
              bad(population, person, encounter, quality).only(some).orElseThrow().fingers());
      case SCARRED ->
          some.forEach(
              finger -> fingers.computeIfPresent(finger, (f, print) -> scarred(print, person)));
      case BANDAGED -> fingers.keySet().removeAll(some);
      case HANDS_EXCHANGED -> {
        return plain.moved(FingerPosition::otherHand);
      }
      case LABELS_EXCHANGED -> {
        FingerPosition index = FingerPosition.RIGHT_INDEX;
        fingers.put(index, fingers.put(FingerPosition.RIGHT_MIDDLE, fingers.get(index)));
      }
    }
    return new TenPrint(fingers);
  }

  private static TenPrint bad(
      long population, int person, int encounter, ImpressionQuality quality) {
    return new SyntheticPeople(population)
        .encounter(person, encounter, quality.always(), FingerPosition.COUNT);
  }

  /**
   * Minutiae within a band about the middle are gone, those on its one side are drawn along it.
   *
   * @param seed draws how the scar runs
   */
  static FingerTemplate scarred(FingerTemplate print, long seed) {
    double angle = new SeededRandom(seed).uniform(0, Math.PI);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    int[] left =
        IntStream.range(0, print.size())
            .filter(i -> Math.abs(across(print, i, cos, sin)) > HALF_SCAR)
            .map(
                i -> {
                  double by = across(print, i, cos, sin) > 0 ? DRAWN : 0;
                  return FingerTemplate.pack(
                      within(print.x(i) + by * cos, print.width()),
                      within(print.y(i) + by * sin, print.height()),
                      print.direction(i),
                      print.kind(i));
                })
            .toArray();
    int[] enough =
        left.length >= FingerTemplate.MIN_MINUTIAE
            ? left
            : IntStream.range(0, FingerTemplate.MIN_MINUTIAE).map(print::packed).toArray();
    int quality = print.quality() * enough.length / print.size();
    return FingerTemplate.of(print.width(), print.height(), quality, enough);
  }

  /** How far a minutia lies from the line through the middle. */
  private static double across(FingerTemplate print, int i, double cos, double sin) {
    return -sin * (print.x(i) - print.width() / 2.0) + cos * (print.y(i) - print.height() / 2.0);
  }

  private static int within(double at, int side) {
    return (int) Math.max(0, Math.min(side - 1, Math.round(at)));
  }
}
