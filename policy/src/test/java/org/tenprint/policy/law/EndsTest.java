package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.SlowEndings;

/** What ends what, where instruments end each other. */
class EndsTest {
  private static final Instant FAR = START.plusYears(5).toInstant();

  @Test
  void ofACircleThePermitsEndAndWhatKeepsBackStands() {
    for (int members = 1; members <= 5; members++) {
      List<SampleInstruments> permits = new ArrayList<>();
      List<SampleInstruments> withholds = new ArrayList<>();
      for (int i = 0; i < members; i++) {
        String next = "I" + (i + 1) % members;
        permits.add(permit("I" + i).supersedes(next));
        withholds.add(withhold("I" + i).supersedes(next));
      }
      assertEquals(Set.of(), inForce(permits), members + " permits");
      assertEquals(members, inForce(withholds).size(), members + " withholdings");
    }
  }

  @Test
  void whatHangsOnACircleIsAsOpenAsTheCircle() {
    SampleInstruments circle = permit("A").supersedes("B").terminates("P", Period.ZERO);
    SampleInstruments closing = permit("B").supersedes("A").terminates("W", Period.ZERO);
    assertEquals(Set.of("W"), inForce(List.of(circle, closing, permit("P"), withhold("W"))));
  }

  @Test
  void aCircleThatSomethingElseBreaksIsNone() {
    assertEquals(
        Set.of("A", "X"),
        inForce(
            List.of(
                permit("A").supersedes("B"),
                permit("B").supersedes("A"),
                permit("X").supersedes("B"))));
  }

  @Test
  void anEarlierEndIsSettledBeforeALaterCircle() {
    assertEquals(
        Set.of("A"),
        inForce(
            List.of(permit("A").supersedes("B"), permit("B").terminates("A", Period.ofDays(30)))));
  }

  @Test
  void aLongChainIsFollowedToItsEnd() {
    int length = 20_000;
    List<SampleInstruments> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      chain.add(i + 1 < length ? permit("I" + i).supersedes("I" + (i + 1)) : permit("I" + i));
    }
    RuleBook book = book(chain);
    assertEquals(false, book.inForce(book.instrument("I19999").orElseThrow(), FAR, FAR));
    assertEquals(true, book.inForce(book.instrument("I19998").orElseThrow(), FAR, FAR));
  }

  /**
   * A book that is asked of one instrument after the other, of now and of earlier knowledge in
   * turn, says what a slow and obvious reading says of each.
   */
  @Test
  void ofRandomBooksTheSameIsInForceWhateverWasAskedBefore() {
    Random random = new Random(20_261_128);
    int ended = 0;
    for (int seed = 0; seed < 150; seed++) {
      List<Instrument> all = new RandomRules(seed).tangled(16);
      RuleBook book = RuleBook.of(all);
      for (int round = 0; round < 6; round++) {
        Instant known = some(random, round % 2 == 0 ? 0 : 70);
        SlowEndings slow = new SlowEndings(all, known);
        for (int asked = 0; asked < 40 && !all.isEmpty(); asked++) {
          Instrument one = all.get(random.nextInt(all.size()));
          Instant at = some(random, 60);
          boolean inForce = book.inForce(one, at, known);
          assertEquals(slow.inForce(one, at), inForce, seed + " " + one.id() + " " + known);
          ended += inForce ? 0 : 1;
        }
      }
    }
    assertTrue(ended > 1_000, ended + " not in force");
  }

  private static Instant some(Random random, int daysBack) {
    return RandomRules.DAY.plusDays(60 - random.nextInt(1 + 2 * daysBack)).toInstant();
  }

  /** A line of a thousand was seconds a decision when each was followed to its end anew. */
  @Test
  void ofALongLineAllAreSettledAtOnce() {
    int length = 20_000;
    List<SampleInstruments> line = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      line.add(i == 0 ? permit(id(i)) : permit(id(i)).supersedes(id(i - 1)));
    }
    RuleBook book = book(line);
    int inForce =
        assertTimeoutPreemptively(
            Duration.ofMinutes(1),
            () -> {
              int counted = 0;
              for (Instrument one : book.instruments()) {
                counted += book.inForce(one, FAR, FAR) ? 1 : 0;
              }
              return counted;
            });
    assertEquals(1 + (length - 1) / 2, inForce, "every second is ended by one that is not");
  }

  private static String id(int number) {
    return "I%05d".formatted(number);
  }

  private static Set<String> inForce(List<SampleInstruments> samples) {
    RuleBook book = book(samples);
    Set<String> inForce = new TreeSet<>();
    for (Instrument instrument : book.instruments()) {
      if (book.inForce(instrument, FAR, FAR)) {
        inForce.add(instrument.id());
      }
    }
    return inForce;
  }

  private static RuleBook book(List<SampleInstruments> samples) {
    Instrument[] all =
        samples.stream().map(SampleInstruments::instrument).toArray(Instrument[]::new);
    return RuleBook.of(Arrays.asList(all));
  }
}
