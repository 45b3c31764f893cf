package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

class SyntheticPeopleTest {
  private static FingerTemplate finger(long population, long person, int encounter) {
    return new SyntheticPeople(population)
        .impression(person, FingerPosition.RIGHT_INDEX, encounter, ImpressionQuality.BOOKING)
        .template();
  }

  @Test
  void a_person_follows_from_the_number_alone() {
    SyntheticPeople people = new SyntheticPeople(3);
    people.encounter(11, 0, ImpressionQuality.FVC_LIKE, 10);
    FingerTemplate afterOthers =
        people.impression(5, FingerPosition.RIGHT_INDEX, 0, ImpressionQuality.BOOKING).template();
    assertEquals(finger(3, 5, 0), afterOthers);
    assertNotEquals(finger(3, 5, 0), finger(3, 5, 1));
    assertNotEquals(finger(3, 5, 0), finger(3, 6, 0));
    assertNotEquals(finger(3, 5, 0), finger(4, 5, 0));
  }

  @Test
  void impressions_of_one_finger_compare_high_and_of_others_low() {
    Sample genuine = new Sample();
    Sample impostor = new Sample();
    for (int person = 0; person < 30; person++) {
      FingerprintMatcher matcher =
          new FingerprintMatcher(SourceAfis.template(finger(3, person, 0)));
      genuine.add(matcher.match(SourceAfis.template(finger(3, person, 1))));
      impostor.add(matcher.match(SourceAfis.template(finger(3, person + 1, 1))));
    }
    assertTrue(genuine.quantile(0.5) > 80, "real booking prints: 100 and more");
    assertTrue(impostor.highest() < 40, "real strangers: below 45");
  }
}
