package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** One to one: the engine's answer is the plain scan's, and both are SourceAFIS's scores added. */
class VerificationTest {
  private static final int STRANGER = 900;

  private final Gallery engine = Galleries.create(64);
  private final Gallery sharded = ShardedGallery.empty(4, 64);
  private final Gallery reference = Galleries.exhaustive();

  private void put(Subject subject) {
    List.of(engine, sharded, reference).forEach(gallery -> gallery.put(subject));
  }

  /** The same of all three. */
  private Verification verified(TenPrint probe, String id) {
    Verification slow = reference.verify(probe, id).orElseThrow();
    for (Gallery gallery : List.of(engine, sharded)) {
      Verification fast = gallery.verify(probe, id).orElseThrow();
      assertEquals(slow.candidate(), fast.candidate());
      assertEquals(slow.encounter(), fast.encounter());
      assertEquals(gallery.engineVersion(), fast.engineVersion());
    }
    return slow;
  }

  /** By SourceAFIS alone, encounter by encounter. */
  private static double score(TenPrint probe, Subject subject) {
    double best = 0;
    int tries = 0;
    for (TenPrint encounter : subject.encounters()) {
      double sum = 0;
      int fingers = 0;
      for (FingerPosition position : FingerPosition.values()) {
        Optional<FingerTemplate> one = probe.finger(position);
        Optional<FingerTemplate> other = encounter.finger(position);
        if (one.isPresent() && other.isPresent()) {
          double score =
              new FingerprintMatcher(SourceAfis.template(one.get()))
                  .match(SourceAfis.template(other.get()));
          sum += Evidence.excess(score, one.get().size(), other.get().size());
          fingers++;
        }
      }
      tries += fingers == 0 ? 0 : 1;
      best = Math.max(best, fingers == 0 ? 0 : Evidence.decibans(sum, fingers));
    }
    return tries > 1 ? Math.max(0, best - 10 * Math.log10(tries)) : best;
  }

  private static TenPrint some(TenPrint all, Random random, int fewest) {
    List<FingerPosition> positions = new ArrayList<>(all.fingers().keySet());
    java.util.Collections.shuffle(positions, random);
    int count = fewest + random.nextInt(positions.size() - fewest + 1);
    return all.only(Set.copyOf(positions.subList(0, count))).orElseThrow();
  }

  private static TenPrint mixed(TenPrint one, TenPrint other, int ofOther) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(one.fingers());
    other.fingers().entrySet().stream()
        .limit(ofOther)
        .forEach(finger -> fingers.put(finger.getKey(), finger.getValue()));
    return new TenPrint(fingers);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void is_the_plain_scan_of_one_subject(long seed) {
    Random random = new Random(seed);
    int person = (int) seed;
    List<TenPrint> encounters = new ArrayList<>();
    for (int e = 0; e <= random.nextInt(4); e++) {
      encounters.add(some(InventedPeople.encounter(person, e, 10), random, 1));
    }
    Subject subject = new Subject("person", encounters);
    put(subject);
    put(Subject.of("other", InventedPeople.encounter(STRANGER, 1, 10)));
    TenPrint own = InventedPeople.encounter(person, 7, 10);
    TenPrint strangers = InventedPeople.encounter(STRANGER, 7, 10);
    for (TenPrint probe :
        List.of(own, some(own, random, 1), strangers, mixed(own, strangers, 4), own)) {
      assertEquals(score(probe, subject), verified(probe, "person").score());
    }
    Gallery alone = Galleries.exhaustive();
    alone.put(subject);
    SearchResult searched = alone.search(own);
    assertEquals(SequenceCorrection.NONE, searched.correction());
    assertEquals(searched.best().orElseThrow(), verified(own, "person").candidate());
  }

  @Test
  void a_person_matches_and_a_stranger_does_not() {
    put(Subject.of("person", InventedPeople.encounter(1, 0, 10)));
    Verification own = verified(InventedPeople.encounter(1, 1, 10), "person");
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(own));
    assertFalse(own.conflict());
    assertEquals(10, own.agreement().compared());
    Verification other = verified(InventedPeople.encounter(STRANGER, 1, 10), "person");
    assertEquals(Decision.NO_MATCH, Thresholds.DEFAULT.decide(other));
  }

  @Test
  void a_card_of_two_people_is_no_match_and_says_why() {
    put(Subject.of("person", InventedPeople.encounter(1, 0, 10)));
    TenPrint card =
        mixed(InventedPeople.encounter(1, 1, 10), InventedPeople.encounter(STRANGER, 1, 10), 3);
    Verification said = verified(card, "person");
    assertTrue(said.conflict());
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(said));
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(said));
  }

  /** It is 30 decibans that one comparison asks for, to the bit. */
  @Test
  void the_threshold_is_that_of_one_comparison() {
    double threshold = Thresholds.DEFAULT.matchScore(1);
    assertEquals(30, threshold, 1e-9);
    assertEquals(Decision.MATCH, decided(threshold));
    assertEquals(Decision.GREY, decided(Math.nextDown(threshold)));
    assertEquals(Decision.GREY, decided(Thresholds.DEFAULT.greyScore(1)));
    assertEquals(Decision.NO_MATCH, decided(Math.nextDown(Thresholds.DEFAULT.greyScore(1))));
  }

  /** Whoever moved up in a ranking, of whose fingers nothing is known. */
  @Test
  void nobody_is_a_match_of_whom_no_finger_was_compared() {
    Candidate unseen = new Candidate("x", 200, 10, FingerAgreement.NONE);
    SearchResult found =
        new SearchResult(List.of(unseen), 1000, 10, 0, SequenceCorrection.NONE, "test");
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(found));
    assertEquals(Optional.of(Doubt.FEW_FINGERS_AGREE), Thresholds.DEFAULT.doubt(found));
  }

  private static Decision decided(double score) {
    FingerAgreement thumb =
        new FingerAgreement(
            Map.of(FingerPosition.RIGHT_THUMB, new FingerComparison(FingerVerdict.AGREES, score)),
            Set.of(),
            Set.of());
    return Thresholds.DEFAULT.decide(
        new Verification(new Candidate("x", score, 1, thumb), 0, "test"));
  }

  @Test
  void the_best_encounter_counts_and_what_it_lacks_is_compared_with_another() {
    TenPrint first = InventedPeople.encounter(STRANGER, 0, 10);
    TenPrint second =
        InventedPeople.encounter(1, 0, 10)
            .only(EnumSet.range(FingerPosition.RIGHT_THUMB, FingerPosition.RIGHT_LITTLE))
            .orElseThrow();
    put(new Subject("person", List.of(first, second, second)));
    Verification said = verified(InventedPeople.encounter(1, 1, 10), "person");
    assertEquals(1, said.encounter(), "of equal ones the oldest");
    assertEquals(5, said.candidate().fingersUsed());
    assertEquals(10, said.agreement().compared());
  }

  /** As a search says it of an encounter that is not the best of all. */
  @Test
  void by_whichever_encounter_the_others_are_asked() {
    TenPrint probe = InventedPeople.encounter(1, 5, 10);
    List<TenPrint> two =
        List.of(
            InventedPeople.encounter(1, 0, 10),
            InventedPeople.encounter(1, 1, 10),
            InventedPeople.encounter(STRANGER, 0, 10));
    Subject subject = new Subject("person", two);
    put(subject);
    Verification best = verified(probe, "person");
    for (int i = 0; i < 2; i++) {
      Verification by = Verification.by(i, probe, subject, engine.engineVersion());
      assertEquals(i, by.encounter());
      assertEquals(i == best.encounter(), by.candidate().equals(best.candidate()));
      assertTrue(by.score() <= best.score());
      assertEquals(
          best.agreement().fingers(FingerVerdict.CONTRADICTS),
          by.agreement().fingers(FingerVerdict.CONTRADICTS));
    }
    assertTrue(best.conflict());
    assertEquals(0, Verification.by(2, probe, subject, engine.engineVersion()).score());
  }

  @Test
  void nobody_of_that_id_and_no_finger_in_common() {
    put(Subject.of("right", InventedPeople.encounter(1, 0, 5)));
    TenPrint left =
        InventedPeople.encounter(1, 1, 10)
            .only(EnumSet.range(FingerPosition.LEFT_THUMB, FingerPosition.LEFT_LITTLE))
            .orElseThrow();
    Verification said = verified(left, "right");
    assertEquals(0, said.score());
    assertEquals(0, said.agreement().compared());
    assertEquals(left.fingers().keySet(), said.agreement().lackingInRecord());
    assertEquals(Decision.NO_MATCH, Thresholds.DEFAULT.decide(said));
    for (Gallery gallery : List.of(engine, sharded, reference)) {
      assertEquals(Optional.empty(), gallery.verify(left, "nobody"));
      gallery.remove("right");
      assertEquals(Optional.empty(), gallery.verify(left, "right"));
    }
  }
}
