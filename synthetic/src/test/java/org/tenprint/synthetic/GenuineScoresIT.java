package org.tenprint.synthetic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenuineScoresIT {
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
}
