package org.tenprint.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.law.Instrument;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

/** The sample is of one piece: what is booked is known, what is told of it can be told. */
class DemoSampleTest {
  private static final List<DemoBooking> ALL =
      Stream.concat(
              DemoSample.FIRST.stream(),
              Stream.of(
                  DemoSample.AFTER_REFUSAL,
                  DemoSample.UNKNOWN_AGENCY,
                  DemoSample.BY_HAND,
                  DemoSample.BY_HAND_AS_FILE))
          .toList();

  @Test
  void everyAgencyIsKnownButTheOneThatIsRefused() throws ReferenceDataException {
    ReferenceSet reference = ReferenceSet.sample();
    for (DemoBooking booking : ALL) {
      assertEquals(
          booking != DemoSample.UNKNOWN_AGENCY,
          reference.agency(booking.ori()).isPresent(),
          booking.title());
    }
  }

  @Test
  void noTwoBookingsAreOne() {
    Set<UUID> ids = ALL.stream().map(DemoBooking::id).collect(Collectors.toSet());
    assertEquals(ALL.size(), ids.size());
  }

  @Test
  void oneOfThemIsOfNobodyAndOneOfUnknownAge() {
    assertFalse(DemoSample.ENROLLED.contains(DemoSample.NOBODY.person()));
    Set<DemoBooking> ofNobody = new HashSet<>(ALL);
    ofNobody.removeIf(booking -> DemoSample.ENROLLED.contains(booking.person()));
    assertEquals(Set.of(DemoSample.NOBODY), ofNobody);
    assertEquals(
        List.of(DemoSample.UNKNOWN_AGE),
        ALL.stream().filter(booking -> booking.charge().born().isEmpty()).toList());
  }

  @Test
  void thePeopleAreDifferentAndAreKnownByTheirIds() {
    Set<String> ids =
        DemoSample.ENROLLED.stream().map(DemoPerson::subjectId).collect(Collectors.toSet());
    assertEquals(DemoSample.ENROLLED.size(), ids.size());
    assertEquals("S-000101", new DemoPerson(101).subjectId());
  }

  @Test
  void theInstrumentsAreReadEachWithItsAuthorAndTwoApprovals() {
    List<Instrument> instruments = DemoLoad.instruments();
    assertTrue(instruments.size() > 3, "" + instruments.size());
    assertEquals(instruments.size(), instruments.stream().map(Instrument::id).distinct().count());
    for (Instrument instrument : instruments) {
      Set<String> people = new HashSet<>(instrument.provenance().approvals());
      assertEquals(2, people.size(), instrument.id());
      assertFalse(people.contains(instrument.provenance().author()), instrument.id());
    }
  }
}
