package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.SampleInstruments;

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
