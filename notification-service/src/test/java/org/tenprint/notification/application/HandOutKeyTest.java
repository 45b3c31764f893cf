package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandOutKeyTest {
  private static final UUID BOOKING = UUID.nameUUIDFromBytes(new byte[] {1});
  private static final String BOSTON = "field-office:BOS";
  private static final Set<String> OTHERS = Set.of("field-office:SEA", "sib:MA", "field-office:BO");

  private static OwnKey ask(Standing standing) throws Refused {
    return new HandOutKey(
            booking -> standing,
            (booking, whose) ->
                Optional.of(new OwnKey("id", "form", "about " + booking, whose.getBytes())))
        .to(BOSTON, BOOKING);
  }

  private static Refused refused(Standing standing) {
    return assertThrows(Refused.class, () -> ask(standing));
  }

  @Test
  void whoWasToldIsHandedItsOwnAndNoOthers() throws Refused {
    OwnKey key = ask(new Standing.Decided(Set.of(), Set.of(BOSTON, "sib:MA"), Set.of(), "BOS"));
    assertArrayEquals(BOSTON.getBytes(), key.key());
    assertFalse(key.toString().contains("BOS"));
  }

  @Test
  void whoWasNotToldCannotTellABookingFromNoneNorAForgottenOne() {
    Refused none = refused(new Standing.NotKnown());
    for (Standing standing :
        List.of(
            new Standing.Decided(Set.of(), OTHERS, Set.of(), "BOS"),
            new Standing.Decided(Set.of(), Set.of(), OTHERS, "BOS"),
            new Standing.Forgotten(OTHERS),
            new Standing.Forgotten(Set.of()))) {
      Refused one = refused(standing);
      assertEquals(RefusalReason.UNKNOWN_BOOKING, one.reason());
      assertEquals(none.getMessage(), one.getMessage());
    }
  }

  @Test
  void whatWasRecalledOrErasedIsGoneToWhomItWasTold() {
    Refused recalled = refused(new Standing.Decided(Set.of(), OTHERS, Set.of(BOSTON), "BOS"));
    Refused erased = refused(new Standing.Forgotten(Set.of(BOSTON)));
    assertEquals(RefusalReason.GONE, recalled.reason());
    assertEquals(RefusalReason.GONE, erased.reason());
    assertEquals(recalled.getMessage(), erased.getMessage());
  }

  /** What it would cost to open a case is no stranger's to spend. */
  @Test
  void theCaseIsAskedForAsTheRecipientMayKnowIt() {
    StandingCases cases =
        new StandingCases() {
          @Override
          public Standing of(UUID booking) {
            throw new AssertionError("opened for whoever asks");
          }

          @Override
          public Standing of(UUID booking, String recipient) {
            assertEquals(BOSTON, recipient);
            return new Standing.NotKnown();
          }
        };
    HandOutKey keys = new HandOutKey(cases, (booking, whose) -> Optional.empty());
    assertEquals(
        RefusalReason.UNKNOWN_BOOKING,
        assertThrows(Refused.class, () -> keys.to(BOSTON, BOOKING)).reason());
  }

  @Test
  void aBookingOfWhichNothingWasSealedHasNoKey() {
    Refused none =
        assertThrows(
            Refused.class,
            () ->
                new HandOutKey(
                        booking -> new Standing.Decided(Set.of(), Set.of(BOSTON), Set.of(), "BOS"),
                        (booking, whose) -> Optional.empty())
                    .to(BOSTON, BOOKING));
    assertEquals(RefusalReason.UNKNOWN_BOOKING, none.reason());
  }

  @Test
  void whatAnotherInstanceDecidesIsAskedAgain() {
    assertEquals(RefusalReason.NOT_CAUGHT_UP, refused(new Standing.Elsewhere()).reason());
  }
}
