package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.events.notification.Edge.RETURN;
import static org.tenprint.events.notification.Edge.SHARE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Verdict;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.adapter.kafka.Histories.Happens;
import org.tenprint.notification.adapter.kafka.Histories.History;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.fact.Edge;

/**
 * The list of what was withheld says of no booking that its person is protected: where the
 * identification failed it is as of everybody else, and a later report of a protection opens what
 * another correction opens. Both beside the same random history.
 */
class IndistinguishableWorkTest {
  private static final int HISTORIES = 40 * Integer.getInteger("tenprint.depth", 1);
  private static final Duration DEADLINE = Duration.ofDays(30);
  private static final CaseReplay REPLAY = new CaseReplay(TestEvents.REFERENCE);

  /** What comes in before the thing that happens at a place of a history; less than 0 is never. */
  private record Reports(int before, List<SpecificRecord> events) {
    static final Reports NONE = new Reports(-1, List.of());
  }

  /**
   * The list after each thing, that after what was reported, and the places before which all that
   * is returned stands delivered.
   */
  private record Seen(List<Set<String>> work, Set<String> reported, List<Integer> delivered) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whereTheIdentificationFailed(long seed) {
    Histories histories = new Histories(seed);
    int listed = 0;
    for (int i = 0; i < HISTORIES; i++) {
      History history = histories.next(i);
      Seen other = play(history, failed(history, false), Reports.NONE);
      String which = "seed " + seed + ", history " + i + ": " + history;
      assertEquals(other.work, play(history, failed(history, true), Reports.NONE).work, which);
      int at = histories.one(places(history));
      Reports later = new Reports(at, List.of(protection(history, at)));
      assertEquals(other.work, play(history, failed(history, false), later).work, which);
      listed += other.work.stream().anyMatch(one -> !one.isEmpty()) ? 1 : 0;
    }
    assertTrue(listed > HISTORIES / 2, "hardly anything was work: " + listed);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void whereAProtectionIsReportedOfWhatWasTold(long seed) {
    Histories histories = new Histories(seed);
    int compared = 0;
    for (int i = 0; i < HISTORIES; i++) {
      History history = ofMatches(histories.next(i));
      Instant decided = history.happens().get(history.decided()).at();
      Determination found =
          TestEvents.determination(history.stranger(), IdentificationOutcome.MATCH, decided);
      List<Integer> delivered = play(history, found, Reports.NONE).delivered;
      if (!delivered.isEmpty()) {
        int at = histories.one(delivered);
        Reports hidden = new Reports(at, List.of(protection(history, at)));
        Reports nobody = new Reports(at, twoFindNobody(history, at));
        String which = "seed " + seed + ", history " + i + ", " + at + ": " + history;
        assertEquals(
            play(history, found, nobody).reported, play(history, found, hidden).reported, which);
        compared++;
      }
    }
    assertTrue(compared > HISTORIES / 10, "hardly anything was told: " + compared);
  }

  /** The same of an adult, where no rule permits that of nobody anything is returned. */
  private static History ofMatches(History of) {
    Instant early = of.happens().get(0).at().minus(Duration.ofDays(365));
    Conditions ofAMatch =
        Conditions.newBuilder()
            .setBasis(Basis.EITHER)
            .setStatus(List.of())
            .setMessage(List.of("match"))
            .build();
    Instrument share =
        TestEvents.instrument("SHARE", TestEvents.nation(), SHARE, Effect.PERMIT, early, early)
            .build();
    Instrument back =
        TestEvents.instrument("RETURN", TestEvents.nation(), RETURN, Effect.PERMIT, early, early)
            .setWhen(ofAMatch)
            .build();
    BookingContext adult =
        BookingContext.newBuilder(of.stranger())
            .setBorn(LocalDate.of(1980, 3, 4))
            .setCitizenshipClaimed(false)
            .build();
    return new History(adult, List.of(share, back), of.happens(), of.decided(), of.pushed());
  }

  private static List<Integer> places(History history) {
    return IntStream.range(0, history.happens().size()).boxed().toList();
  }

  private static Determination failed(History history, boolean hidden) {
    BookingContext booking =
        BookingContext.newBuilder(history.stranger()).setProtectedPerson(hidden).build();
    Instant at = history.happens().get(history.decided()).at();
    return TestEvents.determination(booking, IdentificationOutcome.ERROR, at);
  }

  private static SpecificRecord protection(History history, int place) {
    Instant at = history.happens().get(place).at();
    return TestEvents.event(history.stranger().getBookingId(), CaseEventKind.PROTECTED, at).build();
  }

  private static List<SpecificRecord> twoFindNobody(History history, int place) {
    UUID booking = history.stranger().getBookingId();
    Instant at = history.happens().get(place).at();
    List<SpecificRecord> two = new ArrayList<>();
    for (String by : List.of("first", "second")) {
      two.add(TestEvents.review(booking, by, Verdict.NO_MATCH, at));
    }
    return two;
  }

  private static Seen play(History history, Determination determination, Reports reports) {
    MemoryHop hop = new MemoryHop(REPLAY, history.happens().get(0).at(), DEADLINE, Set.of());
    history.before().forEach(hop::record);
    String booking = history.stranger().getBookingId().toString();
    Seen seen = new Seen(new ArrayList<>(), new TreeSet<>(), new ArrayList<>());
    for (int i = 0; i < history.happens().size(); i++) {
      Happens happens = history.happens().get(i);
      hop.now = happens.at();
      hop.wake();
      if (i > history.decided() && allReturned(hop.file(booking))) {
        seen.delivered.add(i);
      }
      if (i == reports.before) {
        reports.events.forEach(event -> hop.take(event, booking));
        seen.reported.addAll(work(hop));
      }
      SpecificRecord what = happens.what() == null ? determination : happens.what();
      if (what instanceof Instrument instrument) {
        hop.record(instrument);
      } else {
        hop.take(what, booking);
      }
      seen.work.add(work(hop));
    }
    return seen;
  }

  private static boolean allReturned(CaseFile file) {
    return file.disclosures().stream()
        .filter(one -> one.recipient().edge() == Edge.RETURN)
        .allMatch(one -> one.standsDelivered());
  }

  private static Set<String> work(MemoryHop hop) {
    Set<String> work = new TreeSet<>();
    hop.<MapStore>store(CaseStores.WITHHELD)
        .all()
        .forEachRemaining(one -> work.add(one.key + " " + new String(one.value, UTF_8)));
    return work;
  }
}
