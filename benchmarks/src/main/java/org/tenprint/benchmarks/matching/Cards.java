package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/** People who come three times, each time with another impression of every finger. */
interface Cards {
  /** Times a person comes. */
  int OCCASIONS = 3;

  /** The impression of a person's finger on an occasion, 0 to 2. */
  FingerTemplate finger(int person, FingerPosition position, int occasion);

  /** A print of another person's finger, to stand at that position. */
  FingerTemplate stranger(int person, FingerPosition position);

  /** The card of an occasion. */
  default TenPrint card(int person, List<FingerPosition> positions, int occasion) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (FingerPosition position : positions) {
      fingers.put(position, finger(person, position, occasion));
    }
    return new TenPrint(fingers);
  }

  /** Real fingers regrouped as people; the impressions of a finger are drawn from its number. */
  static Cards regrouped(PrintTable prints) {
    Regrouping people = new Regrouping(prints);
    return new Cards() {
      @Override
      public FingerTemplate finger(int person, FingerPosition position, int occasion) {
        return impression(person, number(person, position), occasion);
      }

      @Override
      public FingerTemplate stranger(int person, FingerPosition position) {
        SeededRandom random = new SeededRandom(SeededRandom.seed(person, position.code()));
        int other = number(person, position) + 1 + random.below(people.people() - 1);
        return impression(person, other % people.people(), 1);
      }

      private int number(int person, FingerPosition position) {
        int[] strides = people.strides();
        return people.finger(
            person % people.people(), strides[person / people.people() % strides.length], position);
      }

      private FingerTemplate impression(int person, int finger, int occasion) {
        SeededRandom random = new SeededRandom(SeededRandom.seed(finger, person));
        int first = random.below(people.impressions());
        int step = 1 + random.below(people.impressions() / OCCASIONS);
        return prints
            .finger(finger, (first + occasion * step) % people.impressions())
            .orElseThrow();
      }
    };
  }

  /** Synthetic people, as sets of minutiae. */
  static Cards synthetic(ImpressionQuality quality) {
    return new Cards() {
      @Override
      public FingerTemplate finger(int person, FingerPosition position, int occasion) {
        return of(Population.ENROLLED, person, position, occasion);
      }

      @Override
      public FingerTemplate stranger(int person, FingerPosition position) {
        return of(Population.STRANGERS, person, position, 0);
      }

      private FingerTemplate of(
          long population, int person, FingerPosition position, int occasion) {
        return new SyntheticPeople(population)
            .impression(person, position, occasion, quality)
            .template();
      }
    };
  }
}
