package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.TenPrint;

/** One finger of somebody who is enrolled, on a stranger's card: doubt, and never a match. */
class LoneFingerTest {
  private static final int PEOPLE = 40;
  private static final int PERSON = 3;
  private static final int STRANGER = 900;
  private static final FingerPosition FINGER = FingerPosition.LEFT_LITTLE;
  private static final double GREY = Thresholds.DEFAULT.greyScore(PEOPLE);

  static Stream<Gallery> galleries() {
    return InventedPeople.galleries(PEOPLE);
  }

  private static TenPrint record(int person) {
    return InventedPeople.encounter(person, 0, 10);
  }

  private static FingerPair pair(FingerTemplate one) {
    FingerTemplate other = record(PERSON).finger(FINGER).orElseThrow();
    double score =
        new FingerprintMatcher(SourceAfis.template(one)).match(SourceAfis.template(other));
    return new FingerPair(one, other, score);
  }

  private static TenPrint stranger(int stranger) {
    return InventedPeople.encounter(STRANGER + stranger, 1, 10);
  }

  private static TenPrint strangersCard(FingerTemplate own) {
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    card.putAll(stranger(0).fingers());
    card.put(FINGER, own);
    return new TenPrint(card);
  }

  /**
   * The person's own finger, so much of it that it stands for a person's look by itself, and is
   * lost where what nine others show is added.
   */
  private static FingerTemplate own() {
    FingerTemplate whole = InventedPeople.encounter(PERSON, 1, 10).finger(FINGER).orElseThrow();
    return IntStream.rangeClosed(FingerTemplate.MIN_MINUTIAE, whole.size())
        .mapToObj(
            minutiae ->
                FingerTemplate.of(
                    whole.width(),
                    whole.height(),
                    whole.quality(),
                    IntStream.range(0, minutiae).map(whole::packed).toArray()))
        .filter(
            print -> {
              double excess = pair(print).excess();
              return Evidence.alone(excess, 10) >= GREY && Evidence.decibans(excess, 10) < GREY;
            })
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void a_strangers_card_with_one_finger_of_somebody_stops_at_a_person(Gallery gallery) {
    SearchResult result = gallery.search(strangersCard(own()));
    assertEquals(Optional.of(Doubt.BELOW_MATCH), Thresholds.DEFAULT.doubt(result));
    Candidate best = result.best().orElseThrow();
    assertEquals("person-" + PERSON, best.subjectId());
    assertEquals(Evidence.alone(pair(own()).excess(), 10), best.score());
    assertEquals(1, best.fingersUsed());
    assertEquals(Set.of(FINGER), best.agreement().agreeing());
    assertEquals(10, best.agreement().compared());
  }

  /** The mirror image: all ten are a stranger's, and are enrolled as somebody new. */
  @ParameterizedTest
  @MethodSource("galleries")
  void a_strangers_own_card_does_not(Gallery gallery) {
    for (int stranger = 0; stranger < 8; stranger++) {
      SearchResult result = gallery.search(stranger(stranger));
      assertEquals(Decision.NO_MATCH, Thresholds.DEFAULT.decide(result));
    }
  }

  /** So sure that it is beyond the threshold of a match, and still the card is not one. */
  @ParameterizedTest
  @MethodSource("galleries")
  void however_sure_one_finger_is_it_is_no_match(Gallery gallery) {
    FingerTemplate whole = record(PERSON).finger(FINGER).orElseThrow();
    SearchResult result = gallery.search(strangersCard(whole));
    assertTrue(result.best().orElseThrow().score() > Thresholds.DEFAULT.matchScore(PEOPLE));
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(result));
  }

  private static List<FingerPair> compared(int alike, double score) {
    List<FingerPair> pairs = new ArrayList<>();
    FingerTemplate print = record(PERSON).finger(FINGER).orElseThrow();
    for (int i = 0; i < 10; i++) {
      pairs.add(new FingerPair(print, print, i < alike ? score : 1));
    }
    return pairs;
  }

  /** Where enough are alike all of them speak together, and one is no more than its part. */
  @Test
  void it_counts_only_where_too_few_others_are_alike() {
    double alone = Evidence.alone(compared(1, 100).get(0).excess(), 10);
    assertTrue(alone > 40, "" + alone);
    assertEquals(alone, LoneFinger.evidence(compared(1, 100), 10));
    assertEquals(alone, LoneFinger.evidence(compared(5, 100), 10));
    assertEquals(0, LoneFinger.evidence(compared(6, 100), 10));
  }

  /** Ten fingers are ten chances, and this is one more way to be found: half of the rate each. */
  @Test
  void it_is_paid_for() {
    double excess = compared(1, 100).get(0).excess();
    assertEquals(Evidence.decibans(excess, 1) - 13.01, Evidence.alone(excess, 10), 0.01);
    assertEquals(Evidence.decibans(excess, 1) - 3.01, Evidence.alone(excess, 1), 0.01);
    double score = 1;
    while (!FingerVerdict.confirms(compared(1, score).get(0).decibans())) {
      score += 0.1;
    }
    assertEquals(0, LoneFinger.evidence(compared(1, score), 10));
  }
}
