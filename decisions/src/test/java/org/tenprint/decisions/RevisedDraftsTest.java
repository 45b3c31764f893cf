package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Imported;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.WithdrawalReason;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Withdrawal;

/** What the rules make of drafts that their author changed or withdrew. */
class RevisedDraftsTest {
  private static final String ID = "MA-REFUSAL";
  private static final List<Approval> TWO =
      List.of(new Approval("one", null, null), new Approval("two", null, null));

  private final RuleBookReader reader = new RuleBookReader();
  private long offset;

  private static Instrument.Builder draft() {
    return RuleBookReaderTest.refusal().setApprovals(List.of());
  }

  private static Instrument withdrawn() {
    return draft().setWithdrawn(WithdrawalReason.OVERTAKEN).build();
  }

  private void put(Instrument event) throws BrokenEvent {
    reader.put(event, offset++, Instant.EPOCH);
  }

  private void refused(String why, Instrument event) {
    BrokenEvent broken = assertThrows(BrokenEvent.class, () -> put(event));
    assertEquals("refused: " + why, broken.getMessage());
  }

  private RuleBook book() {
    return reader.upTo(offset).book();
  }

  @Test
  void anEventSaysWhichRevisionItIsAndWhyItWasWithdrawn() throws BrokenEvent {
    Instrument event = draft().setRevision(7).setWithdrawn(WithdrawalReason.REPEATED).build();
    var read = InstrumentEvents.read(event);
    assertEquals(
        new Filing(7, Optional.of(Withdrawal.REPEATED), Optional.empty()),
        read.provenance().filing());
    assertEquals(event, InstrumentEvents.write(read, List.of()));
    assertEquals(Filing.PROPOSED, InstrumentEvents.read(draft().build()).provenance().filing());
  }

  @Test
  void anEventSaysWhereItIsBroughtInFrom() throws BrokenEvent {
    Instrument event =
        draft().setImported(new Imported(RuleBookReaderTest.BEFORE, "a register")).build();
    var read = InstrumentEvents.read(event);
    assertEquals(event, InstrumentEvents.write(read, List.of()));
    assertEquals("a register", read.provenance().filing().imported().orElseThrow().register());
    var at = read.provenance().filing().imported().orElseThrow().recorded();
    assertEquals(RuleBookReaderTest.BEFORE, Times.written(at));
  }

  /** Nobody can tell what it was to say, and two people approved it. */
  @Test
  void anImportOfNoRegisterHoldsWhatTwoApproved() {
    Imported none = new Imported(RuleBookReaderTest.BEFORE, "");
    refused("OUT_OF_BOUNDS", draft().setImported(none).build());
    assertEquals(List.of(), reader.unread());
    refused("OUT_OF_BOUNDS", draft().setImported(none).setApprovals(TWO).build());
    assertEquals(1, reader.unread().size());
  }

  @Test
  void anApprovalOfWhatWasChangedSinceAppliesNothing() throws BrokenEvent {
    put(draft().build());
    put(draft().setRevision(2).setCitation("as amended").build());
    refused("CHANGED_BEFORE", draft().setApprovals(TWO).build());
    assertFalse(book().instrument(ID).orElseThrow().provenance().approved());
    put(draft().setRevision(2).setCitation("as amended").setApprovals(TWO).build());
    assertTrue(book().instrument(ID).orElseThrow().provenance().approved());
    assertEquals(List.of(), reader.unread());
  }

  @Test
  void whatIsWithdrawnIsInNoRuleBookAndComesBackByNothing() throws BrokenEvent {
    String none = book().version();
    put(draft().build());
    put(withdrawn());
    assertEquals(none, book().version());
    refused("WITHDRAWN_BEFORE", draft().setApprovals(TWO).build());
    refused("WITHDRAWN_BEFORE", draft().setRevision(2).build());
    refused("WITHDRAWN_BEFORE", withdrawn());
    assertEquals(none, book().version());
    assertEquals(List.of(), reader.unread());
  }

  /** Two people cannot approve it any more: what it held would be held for good. */
  @Test
  void whatCannotBeReadUnderAWithdrawnIdHoldsNothing() throws BrokenEvent {
    put(draft().build());
    put(withdrawn());
    reader.undecodable(ID, Instant.EPOCH);
    reader.misplaced(draft().setApprovals(TWO).build(), Instant.EPOCH);
    assertEquals(List.of(), reader.unread());
  }

  @Test
  void whatHoldsIsNotWithdrawn() throws BrokenEvent {
    put(draft().build());
    reader.undecodable(ID, Instant.EPOCH);
    refused("UNREAD_BEFORE", withdrawn());
    assertEquals(1, reader.unread().size());
    put(draft().setApprovals(TWO).build());
    assertEquals(List.of(), reader.unread());
  }

  @Test
  void aWithdrawalThatCannotBeReadHoldsNothing() throws BrokenEvent {
    put(draft().build());
    Instrument unknown = draft().setWithdrawn(WithdrawalReason.UNKNOWN).setApprovals(TWO).build();
    assertThrows(BrokenEvent.class, () -> put(unknown));
    assertEquals(List.of(), reader.unread());
    assertTrue(book().instrument(ID).isPresent());
  }

  @Test
  void moreRevisionsThanThereAreHoldWhatTwoApproved() throws BrokenEvent {
    refused("OUT_OF_BOUNDS", draft().setRevision(101).build());
    refused("OUT_OF_BOUNDS", draft().setRevision(0).build());
    assertEquals(List.of(), reader.unread());
    refused("OUT_OF_BOUNDS", draft().setRevision(Integer.MAX_VALUE).setApprovals(TWO).build());
    assertEquals(1, reader.unread().size());
  }

  /** Its author alone would switch off what two others approved. */
  @Test
  void aPermitThatNamesADraftByUnlessAppliesWhenThatIsWithdrawn() throws BrokenEvent {
    put(draft().build());
    put(
        RuleBookReaderTest.permit()
            .setId("PERMIT")
            .setUnless(List.of(ID))
            .setApprovals(TWO)
            .build());
    put(withdrawn());
    assertEquals(Set.of(), reader.waiting());
    assertTrue(reader.unknownUnless().isEmpty());
  }

  /**
   * Whatever order the log has: what counts is what a person would work out from the list, state by
   * state, and the book has it.
   */
  @Test
  void ofAnyLogTheFirstThatTwoApprovedStandsOrNothingDoes() {
    Random random = new Random(206);
    int applied = 0;
    int gone = 0;
    for (int round = 0; round < 2_000; round++) {
      RuleBookReader read = new RuleBookReader();
      List<Instrument> taken = new ArrayList<>();
      for (int at = 0; at < 6; at++) {
        Instrument event = any(random);
        try {
          read.put(event, at, Instant.EPOCH);
          taken.add(event);
        } catch (BrokenEvent refused) {
          // changes nothing
        }
      }
      Optional<Instrument> stands = slowly(taken);
      var book = read.upTo(6).book();
      assertEquals(
          stands.map(one -> one.getRevision() + one.getCitation()),
          book.instrument(ID)
              .filter(one -> one.provenance().approved())
              .map(one -> one.provenance().filing().revision() + one.provenance().citation()));
      boolean withdrawn = taken.stream().anyMatch(one -> one.getWithdrawn() != null);
      assertEquals(withdrawn, book.instrument(ID).isEmpty());
      applied += stands.isPresent() ? 1 : 0;
      gone += withdrawn ? 1 : 0;
    }
    assertTrue(applied > 200 && gone > 200, "hardly tried: " + applied + ", " + gone);
  }

  private static Instrument any(Random random) {
    Instrument.Builder one =
        draft().setRevision(1 + random.nextInt(3)).setCitation(random.nextBoolean() ? "a" : "b");
    return switch (random.nextInt(4)) {
      case 0 -> one.setWithdrawn(WithdrawalReason.MISTAKEN).build();
      case 1 -> one.setApprovals(TWO).build();
      default -> one.build();
    };
  }

  /** Of the records that were taken: each is of a later revision, or says what stood. */
  private static Optional<Instrument> slowly(List<Instrument> taken) {
    Instrument last = null;
    for (Instrument one : taken) {
      if (last != null) {
        assertTrue(last.getWithdrawn() == null, "behind a withdrawal");
        if (!last.getApprovals().isEmpty()) {
          assertEquals(last.getCitation(), one.getCitation());
          assertEquals(last.getRevision(), one.getRevision());
          assertFalse(one.getApprovals().isEmpty());
        }
        assertTrue(one.getRevision() >= last.getRevision());
        assertTrue(
            one.getRevision() > last.getRevision()
                || one.getRevision() == 1 && one.getWithdrawn() == null
                || one.getCitation().equals(last.getCitation()));
      }
      last = one;
    }
    return Optional.ofNullable(last).filter(one -> !one.getApprovals().isEmpty());
  }
}
