package org.tenprint.localstack.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The invented people and their bookings. */
final class DemoSample {
  private static final LocalDate BORN = LocalDate.of(1980, 3, 4);

  /** People in the gallery, each with an immigration record. */
  static final List<DemoPerson> ENROLLED =
      List.of(
          new DemoPerson(101),
          new DemoPerson(102),
          new DemoPerson(103),
          new DemoPerson(104),
          new DemoPerson(105),
          new DemoPerson(106));

  /** Someone whom nobody has enrolled. */
  static final DemoPerson STRANGER = new DemoPerson(909);

  static final DemoBooking BOSTON =
      booking("Boston has a federal pilot and receives", "MA0130100", "BOS", 0, "1201");
  static final DemoBooking CHELSEA =
      booking("Chelsea, in the same county, does not", "MA0130300", "CHE", 1, "2299");
  static final DemoBooking CHICAGO =
      booking("Illinois has withdrawn: the office still gets it", "ILCPD0000", "CPD", 2, "1201");
  static final DemoBooking LOS_ANGELES =
      new DemoBooking(
          "Los Angeles, an ANSI/NIST file; the county wants level 1 alone",
          "CA0194200",
          "LAP-DEMO-0001",
          ENROLLED.get(3),
          new DemoBooking.Charge("2299", Optional.of(BORN)),
          true);
  static final DemoBooking NOBODY =
      new DemoBooking(
          "Boston, nobody is found",
          "MA0130100",
          "BOS-DEMO-0002",
          STRANGER,
          new DemoBooking.Charge("5311", Optional.of(BORN)),
          false);
  static final DemoBooking UNKNOWN_AGE =
      new DemoBooking(
          "Boston, of unknown age: a possible minor is held for people",
          "MA0130100",
          "BOS-DEMO-0003",
          ENROLLED.get(4),
          new DemoBooking.Charge("1201", Optional.empty()),
          false);
  static final DemoBooking NEWARK =
      booking("Newark, before a back-dated refusal is entered", "NJNPD0000", "NWK", 5, "1201");
  static final DemoBooking AFTER_REFUSAL =
      new DemoBooking(
          "Boston again, after its refusal took effect",
          "MA0130100",
          "BOS-DEMO-0004",
          ENROLLED.get(0),
          new DemoBooking.Charge("1201", Optional.of(BORN)),
          false);
  static final DemoBooking UNKNOWN_AGENCY =
      new DemoBooking(
          "An agency that nobody knows, for whom Boston books, is refused",
          "MA0139900",
          "XXX-DEMO-0001",
          ENROLLED.get(0),
          new DemoBooking.Charge("1201", Optional.of(BORN)),
          false);

  /** Sent by nobody but who tries the door. */
  static final DemoBooking BY_HAND =
      new DemoBooking(
          "Boston, to be sent by hand",
          "MA0130100",
          "BOS-SAMPLE-0001",
          ENROLLED.get(0),
          new DemoBooking.Charge("1201", Optional.of(BORN)),
          false);

  static final DemoBooking BY_HAND_AS_FILE =
      new DemoBooking(
          "Boston, a file to be sent by hand",
          "MA0130100",
          "BOS-SAMPLE-0002",
          ENROLLED.get(1),
          new DemoBooking.Charge("2299", Optional.of(BORN)),
          true);

  /** Submitted first, together. */
  static final List<DemoBooking> FIRST =
      List.of(BOSTON, CHELSEA, CHICAGO, LOS_ANGELES, NOBODY, UNKNOWN_AGE, NEWARK);

  private DemoSample() {}

  private static DemoBooking booking(
      String title, String ori, String prefix, int person, String ncic) {
    return new DemoBooking(
        title,
        ori,
        prefix + "-DEMO-0001",
        ENROLLED.get(person),
        new DemoBooking.Charge(ncic, Optional.of(BORN)),
        false);
  }
}
