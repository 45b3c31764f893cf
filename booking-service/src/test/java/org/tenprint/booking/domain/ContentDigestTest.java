package org.tenprint.booking.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.domain.BookingContent.Charge;
import org.tenprint.booking.domain.BookingContent.Conviction;
import org.tenprint.booking.domain.BookingContent.Fingers;
import org.tenprint.booking.domain.BookingContent.History;
import org.tenprint.booking.domain.BookingContent.Impression;
import org.tenprint.booking.domain.BookingContent.Missing;
import org.tenprint.booking.domain.BookingContent.MissingReason;
import org.tenprint.booking.domain.BookingContent.OffenceClass;
import org.tenprint.booking.domain.BookingContent.Parties;
import org.tenprint.booking.domain.BookingContent.Print;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.booking.domain.BookingContent.Retention;
import org.tenprint.booking.domain.BookingContent.Slap;
import org.tenprint.booking.domain.BookingContent.Subject;

class ContentDigestTest {
  private static final Parties PARTIES =
      new Parties("T-1", "MA0130100", Optional.empty(), "MA0130100");
  private static final OffsetDateTime AT = OffsetDateTime.parse("2011-06-05T23:10:00-04:00");
  private static final Subject SUBJECT =
      new Subject(Optional.of(LocalDate.of(1980, 2, 29)), Optional.of("QUIMBY"), false, false);
  private static final Charge CHARGE = new Charge("1201", Optional.empty(), Optional.empty());
  private static final Conviction CONVICTION =
      convicted(Optional.of(Period.ofYears(2)), Optional.empty());
  private static final Conviction RELEASED =
      convicted(Optional.of(Period.ofYears(2)), Optional.of(LocalDate.of(2007, 12, 1)));
  private static final History HISTORY = new History(List.of(CHARGE), List.of(CONVICTION));
  private static final Fingers FINGERS =
      new Fingers(
          List.of(print(1, Impression.ROLLED, new byte[] {1, 2})),
          List.of(new Missing(10, MissingReason.AMPUTATED)));
  private static final BookingContent CONTENT =
      new BookingContent(PARTIES, AT, SUBJECT, HISTORY, Retention.ENROL, FINGERS);

  /** The form is part of the contract: a digest on the log must be found again for ever. */
  @Test
  void theFormIsFixed() {
    assertEquals(
        "2b29160dfbd8c87beedf21a318456b1af5d2b087fa5b659df59fc25ae7d4f194",
        ContentDigest.of(CONTENT));
  }

  @Test
  void equalContentHasTheSameDigest() {
    BookingContent same =
        new BookingContent(
            new Parties("T-1", "MA0130100", Optional.empty(), "MA0130100"),
            OffsetDateTime.parse("2011-06-05T23:10-04:00"),
            SUBJECT,
            HISTORY,
            Retention.ENROL,
            new Fingers(
                List.of(print(1, Impression.ROLLED, new byte[] {1, 2})), FINGERS.missing()));
    assertEquals(ContentDigest.of(CONTENT), ContentDigest.of(same));
  }

  @Test
  void everyValueCounts() {
    List<BookingContent> others =
        List.of(
            CONTENT,
            with(new Parties("T-2", "MA0130100", Optional.empty(), "MA0130100")),
            with(new Parties("T-1", "MA0130300", Optional.empty(), "MA0130100")),
            with(new Parties("T-1", "MA0130100", Optional.of("MA0130100"), "MA0130100")),
            with(new Parties("T-1", "MA0130100", Optional.empty(), "MA0130300")),
            with(AT.plusNanos(1000)),
            with(AT.withOffsetSameInstant(java.time.ZoneOffset.UTC)),
            with(new Subject(Optional.empty(), SUBJECT.name(), false, false)),
            with(new Subject(SUBJECT.born(), Optional.empty(), false, false)),
            with(new Subject(SUBJECT.born(), SUBJECT.name(), true, false)),
            with(new Subject(SUBJECT.born(), SUBJECT.name(), false, true)),
            with(new History(List.of(), List.of(CONVICTION))),
            with(new History(List.of(CHARGE, CHARGE), List.of(CONVICTION))),
            with(new History(List.of(CHARGE), List.of())),
            with(
                new History(
                    List.of(new Charge("1201", Optional.of(""), Optional.empty())),
                    List.of(CONVICTION))),
            with(
                new History(
                    List.of(new Charge("1201", Optional.empty(), Optional.of(LocalDate.EPOCH))),
                    List.of(CONVICTION))),
            with(
                new History(
                    List.of(CHARGE), List.of(convicted(Optional.empty(), Optional.empty())))),
            with(new History(List.of(CHARGE), List.of(RELEASED))),
            with(new History(List.of(CHARGE), List.of(RELEASED, CONVICTION))),
            with(new History(List.of(CHARGE), List.of(CONVICTION, RELEASED))),
            with(new History(List.of(CHARGE), List.of(CONVICTION, CONVICTION))),
            new BookingContent(PARTIES, AT, SUBJECT, HISTORY, Retention.SEARCH_ONLY, FINGERS),
            with(new Fingers(FINGERS.prints(), List.of())),
            with(
                new Fingers(
                    List.of(print(2, Impression.ROLLED, new byte[] {1, 2})), FINGERS.missing())),
            with(
                new Fingers(
                    List.of(print(1, Impression.PLAIN, new byte[] {1, 2})), FINGERS.missing())),
            with(
                new Fingers(
                    List.of(print(1, Impression.ROLLED, new byte[] {1, 3})), FINGERS.missing())),
            with(
                new Fingers(
                    List.of(
                        new Print(
                            1,
                            Impression.ROLLED,
                            PrintFormat.PNG,
                            Optional.empty(),
                            Optional.of(500),
                            new byte[] {1, 2})),
                    FINGERS.missing())));
    Set<String> digests = new HashSet<>();
    for (int i = 0; i < others.size(); i++) {
      assertTrue(digests.add(ContentDigest.of(others.get(i))), "content " + i);
    }
  }

  @Test
  void neighbouringValuesDoNotRunTogether() {
    Parties one = new Parties("T-1M", "A0130100", Optional.empty(), "MA0130100");
    Parties two = new Parties("T-1", "MA0130100", Optional.empty(), "MA0130100");
    assertFalse(ContentDigest.of(with(one)).equals(ContentDigest.of(with(two))));
  }

  @Test
  void aSlapCountsAsItWasSentHoweverItIsCut() {
    Print two = print(2, Impression.PLAIN, new byte[] {5});
    Print three = print(3, Impression.PLAIN, new byte[] {6});
    Print slap = print(13, Impression.PLAIN, new byte[] {7, 8});
    Print other = print(13, Impression.PLAIN, new byte[] {7, 9});
    String uncut = ContentDigest.of(with(slapped(List.of(), new Slap(slap, "", Set.of()))));
    assertEquals(
        uncut, ContentDigest.of(with(slapped(List.of(two), new Slap(slap, "", Set.of(2))))));
    assertEquals(
        uncut,
        ContentDigest.of(with(slapped(List.of(two, three), new Slap(slap, "", Set.of(2, 3))))));
    Set<String> digests = new HashSet<>(Set.of(uncut, ContentDigest.of(CONTENT)));
    assertTrue(
        digests.add(ContentDigest.of(with(slapped(List.of(), new Slap(other, "", Set.of()))))));
    assertTrue(
        digests.add(ContentDigest.of(with(slapped(List.of(), new Slap(slap, "2:0", Set.of()))))));
    assertTrue(
        digests.add(ContentDigest.of(with(slapped(List.of(two), new Slap(slap, "", Set.of()))))));
  }

  private static Conviction convicted(Optional<Period> sentence, Optional<LocalDate> released) {
    return new Conviction(
        "2299", LocalDate.of(2006, 1, 1), OffenceClass.FELONY, sentence, released);
  }

  private static Fingers slapped(List<Print> cut, Slap slap) {
    List<Print> prints = new ArrayList<>(FINGERS.prints());
    prints.addAll(cut);
    return new Fingers(prints, FINGERS.missing(), List.of(slap));
  }

  private static Print print(int position, Impression impression, byte[] data) {
    return new Print(
        position, impression, PrintFormat.PNG, Optional.empty(), Optional.empty(), data);
  }

  private static BookingContent with(Parties parties) {
    return new BookingContent(parties, AT, SUBJECT, HISTORY, Retention.ENROL, FINGERS);
  }

  private static BookingContent with(OffsetDateTime at) {
    return new BookingContent(PARTIES, at, SUBJECT, HISTORY, Retention.ENROL, FINGERS);
  }

  private static BookingContent with(Subject subject) {
    return new BookingContent(PARTIES, AT, subject, HISTORY, Retention.ENROL, FINGERS);
  }

  private static BookingContent with(History history) {
    return new BookingContent(PARTIES, AT, SUBJECT, history, Retention.ENROL, FINGERS);
  }

  private static BookingContent with(Fingers fingers) {
    return new BookingContent(PARTIES, AT, SUBJECT, HISTORY, Retention.ENROL, fingers);
  }
}
