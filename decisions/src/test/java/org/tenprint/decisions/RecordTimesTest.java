package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.decisions.RuleBookReaderTest.permit;
import static org.tenprint.decisions.RuleBookReaderTest.refusal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.RuleBook;

/**
 * A record states one time and the log another: what keeps back counts from the earlier, and what
 * lets out from the later. Times are hours.
 */
class RecordTimesTest {
  private static final Recipient AGENCY = Recipient.agency(BostonCase.BOSTON.ori());
  private static final String U = "MA-REFUSAL";
  private static final String OTHER = "ANOTHER";
  private static final int RECORDS = 12;

  private RuleBookReader reader = new RuleBookReader();
  private long offset;

  private static Instant hour(int hour) {
    return Instant.parse("2012-01-01T00:00:00Z").plusSeconds(3600L * hour);
  }

  private static OffsetTime written(int hour) {
    return Times.written(hour(hour), ZoneOffset.UTC);
  }

  private static List<Approval> by(String... people) {
    return Stream.of(people).map(one -> new Approval(one, null, null)).toList();
  }

  private void put(Instrument.Builder event, int stated, int logged) {
    try {
      reader.put(event.setRecorded(written(stated)).build(), offset++, hour(logged));
    } catch (BrokenEvent refused) {
      throw new AssertionError(refused);
    }
  }

  private void refused(Instrument.Builder event, int stated, int logged) {
    Instrument state = event.setRecorded(written(stated)).build();
    assertThrows(BrokenEvent.class, () -> reader.put(state, offset++, hour(logged)));
  }

  private static Instrument.Builder unknown() {
    return refusal().setReason(Reason.UNKNOWN);
  }

  /** What is read of it says nothing in Boston. */
  private static Instrument.Builder elsewhere() {
    return permit().setScope(new Scope(ScopeKind.STATE, "IL"));
  }

  private static boolean holds(RuleBook book, Instant known) {
    return !book.asReadAt(known).unread(AGENCY, places()).isEmpty();
  }

  private static Places places() {
    return new Places(BostonCase.BOSTON, BostonCase.BOSTON, BostonCase.BOSTON);
  }

  /** In which of the first ten hours something is held that cannot be read. */
  private void heldIn(int from, int to) {
    RuleBook book = reader.upTo(offset).book();
    assertEquals(
        IntStream.range(from, to).boxed().toList(),
        IntStream.range(0, 10).filter(hour -> holds(book, hour(hour))).boxed().toList());
  }

  @Test
  void whatStatesALaterTimeHoldsFromTheLogs() {
    refused(unknown(), 6, 3);
    heldIn(3, 10);
  }

  @Test
  void whatStatesAnEarlierTimeHoldsFromThat() {
    refused(unknown(), 2, 5);
    heldIn(2, 10);
  }

  @Test
  void underAnotherKeyToo() {
    reader.misplaced(refusal().setRecorded(written(6)).build(), hour(3));
    heldIn(3, 10);
  }

  @Test
  void whatIsReadAgainLetsOutWhenTheLogHasIt() {
    reader.undecodable(U, hour(1));
    put(elsewhere(), 2, 5);
    heldIn(1, 5);
  }

  @Test
  void whatIsReadAgainLetsOutWhenItSays() {
    reader.undecodable(U, hour(1));
    put(elsewhere(), 5, 2);
    heldIn(1, 5);
  }

  @Test
  void otherWordsHoldFromTheEarlierTimeUntilTheLaterOfWhatConfirms() {
    put(elsewhere(), 0, 0);
    refused(refusal().setApprovals(by("three", "four")), 4, 2);
    put(elsewhere().setApprovals(by("one", "two", "five", "six")), 5, 7);
    heldIn(2, 7);
  }

  /** It stood there before: what the first lets go of, the second holds. */
  @Test
  void ofTwoTheOneThatStatesAnEarlierTimeHoldsFromIt() {
    refused(unknown(), 5, 5);
    refused(unknown(), 2, 6);
    heldIn(2, 10);
  }

  @Test
  void whatBreaksAgainAndStatesATimeBeforeItWasLiftedIsNotLifted() {
    refused(unknown(), 1, 1);
    put(elsewhere().setApprovals(by("one", "two")), 4, 4);
    refused(elsewhere().setApprovals(by("three", "four")).setReason(Reason.UNKNOWN), 3, 6);
    heldIn(1, 4);
    refused(refusal().setApprovals(by("three", "four")), 3, 6);
    heldIn(1, 10);
  }

  /** A permit waits for what it names until somebody can have read that. */
  @Test
  void whatIsNamedByUnlessIsRecordedWithTheLaterTime() {
    put(permit().setId("P").setUnless(List.of("X")), 0, 0);
    put(elsewhere().setId("X").setApprovals(List.of()), 2, 5);
    RuleBook book = reader.upTo(offset).book();
    for (int hour = 0; hour < 10; hour++) {
      RuleBook then = book.asReadAt(hour(hour));
      assertEquals(hour >= 5, then.knows(book.instrument("P").orElseThrow(), hour(hour)));
    }
  }

  /** Steps of then are taken again as they were. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH"})
  void earlierEditionsHaveWhatIsStatedAlone(Edition edition) {
    reader = new RuleBookReader(edition);
    refused(unknown(), 4, 2);
    put(elsewhere(), 6, 8);
    heldIn(4, 6);
    refused(refusal().setApprovals(by("three", "four")), 5, 1);
    heldIn(4, 10);
  }

  /** By definition: whoever had read so far held no more, however the clocks went. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoeverHadReadSoFarHeldNoMore(long seed) {
    Random random = new Random(seed);
    int held = 0;
    for (int tries = 0; tries < 300; tries++) {
      reader = new RuleBookReader();
      offset = 0;
      List<Set<String>> read = new ArrayList<>();
      for (int logged = 0; logged < RECORDS; logged++) {
        any(random, logged);
        read.add(unread(reader.upTo(offset).book()));
      }
      RuleBook book = reader.upTo(offset).book();
      for (int logged = 0; logged < RECORDS; logged++) {
        Set<String> then = unread(book.asReadAt(hour(logged)));
        assertTrue(then.containsAll(read.get(logged)), then + " of " + read.get(logged));
        held += read.get(logged).size();
      }
    }
    assertTrue(held > 1000, "hardly anything could not be read: " + held);
  }

  private static Set<String> unread(RuleBook book) {
    Set<String> ids = new TreeSet<>();
    book.unread(AGENCY, places()).forEach(one -> ids.add(one.instrument().id()));
    return ids;
  }

  private void any(Random random, int logged) {
    String id = random.nextBoolean() ? U : OTHER;
    Instrument.Builder state =
        (random.nextBoolean() ? refusal() : elsewhere())
            .setId(id)
            .setRecorded(written(Math.max(0, logged + random.nextInt(9) - 4)))
            .setApprovals(
                random.nextBoolean() ? by("one", "two") : by("one", "two", "three", "four"));
    if (random.nextInt(3) == 0) {
      state.setReason(Reason.UNKNOWN);
    }
    try {
      if (random.nextInt(5) == 0) {
        reader.undecodable(id, hour(logged));
      } else {
        reader.put(state.build(), offset++, hour(logged));
      }
    } catch (BrokenEvent refused) {
      Optional.of(refused.getMessage()).filter(String::isBlank).ifPresent(AssertionError::new);
    }
  }
}
