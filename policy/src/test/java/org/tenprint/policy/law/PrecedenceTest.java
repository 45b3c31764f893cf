package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.SampleInstruments;

/** Which state of an instrument counts behind which. */
class PrecedenceTest {
  private static final Instrument FIRST = draft(SampleInstruments.permit("A"), 1);
  private static final Instrument OTHER = draft(SampleInstruments.withhold("A"), 1);
  private static final Instrument SECOND = draft(SampleInstruments.withhold("A"), 2);

  private static Instrument draft(SampleInstruments words, int revision) {
    Instrument one = words.instrument();
    return one.as(one.provenance().filed(new Filing(revision, Optional.empty(), Optional.empty())));
  }

  private static Instrument approved(Instrument draft, String... by) {
    Provenance its = draft.provenance();
    return draft.as(
        new Provenance(its.recorded(), its.author(), List.of(by), its.citation(), its.filing()));
  }

  private static Instrument withdrawn(Instrument draft) {
    Provenance its = draft.provenance();
    return draft.as(its.filed(its.filing().withdrawnFor(Withdrawal.MISTAKEN)));
  }

  private static Instrument by(String author, Instrument draft) {
    Provenance its = draft.provenance();
    return draft.as(
        new Provenance(its.recorded(), author, its.approvals(), its.citation(), its.filing()));
  }

  private static void takes(Instrument before, Instrument later) {
    assertEquals(Optional.empty(), Precedence.of(before, later));
  }

  private static void refuses(Precedence why, Instrument before, Instrument later) {
    assertEquals(Optional.of(why), Precedence.of(before, later));
  }

  /** As before there were revisions: of two that proposed one id, the later stands. */
  @Test
  void whatIsProposedTwiceIsTheLater() {
    takes(FIRST, OTHER);
    takes(FIRST, by("another", OTHER));
    takes(FIRST, approved(OTHER, "one", "two"));
    takes(FIRST, approved(FIRST, "one"));
    takes(approved(FIRST, "one"), FIRST);
  }

  @Test
  void aRevisionTakesThePlaceOfTheOneBefore() {
    takes(FIRST, SECOND);
    takes(approved(FIRST, "one"), SECOND);
    takes(SECOND, approved(SECOND, "one", "two"));
    takes(FIRST, approved(SECOND, "one", "two"));
  }

  @Test
  void nothingOfAnEarlierRevisionCountsBehindALater() {
    refuses(Precedence.CHANGED_BEFORE, SECOND, FIRST);
    refuses(Precedence.CHANGED_BEFORE, SECOND, approved(FIRST, "one", "two"));
    refuses(Precedence.CHANGED_BEFORE, SECOND, withdrawn(FIRST));
  }

  /** Of two that are recorded at one moment the first on the log is the revision. */
  @Test
  void aRevisionHasOneText() {
    Instrument same = draft(SampleInstruments.permit("A"), 2);
    refuses(Precedence.CHANGED_BEFORE, SECOND, same);
    refuses(Precedence.CHANGED_BEFORE, SECOND, approved(same, "one", "two"));
    refuses(Precedence.CHANGED_BEFORE, SECOND, by("another", SECOND));
  }

  @Test
  void nobodyElseRevisesOrWithdrawsADraft() {
    refuses(Precedence.CHANGED_BEFORE, FIRST, by("another", SECOND));
    refuses(Precedence.CHANGED_BEFORE, FIRST, by("another", withdrawn(FIRST)));
    refuses(Precedence.CHANGED_BEFORE, FIRST, withdrawn(OTHER));
    takes(FIRST, withdrawn(FIRST));
    takes(approved(SECOND, "one"), withdrawn(SECOND));
  }

  /** Two approved it as another register's: that is part of what they read. */
  @Test
  void whereItIsBroughtInFromIsPartOfWhatItSays() {
    Provenance its = FIRST.provenance();
    Imported from = new Imported(its.recorded().minusYears(3), "a register");
    Instrument imported = FIRST.as(its.filed(Filing.proposed(Optional.of(from))));
    takes(imported, approved(imported, "one", "two"));
    refuses(Precedence.CHANGED_BEFORE, imported, withdrawn(FIRST));
    refuses(
        Precedence.APPROVED_BEFORE,
        approved(imported, "one", "two"),
        approved(FIRST, "one", "two", "three"));
    assertNotEquals(
        RuleBook.of(List.of(imported)).version(), RuleBook.of(List.of(FIRST)).version());
  }

  @Test
  void nothingCountsBehindAWithdrawal() {
    for (Instrument later :
        List.of(FIRST, SECOND, approved(FIRST, "one", "two"), withdrawn(FIRST))) {
      refuses(Precedence.WITHDRAWN_BEFORE, withdrawn(FIRST), later);
    }
  }

  @Test
  void whatTwoApprovedIsNeitherRevisedNorWithdrawn() {
    Instrument approved = approved(FIRST, "one", "two");
    refuses(Precedence.APPROVED_BEFORE, approved, SECOND);
    refuses(Precedence.APPROVED_BEFORE, approved, withdrawn(FIRST));
    refuses(Precedence.APPROVED_BEFORE, approved, approved(SECOND, "one", "two"));
    takes(approved, approved(FIRST, "one", "two", "three"));
  }

  @Test
  void whatIsWithdrawnIsNotApprovedWhoeverApprovedIt() {
    assertFalse(approved(withdrawn(FIRST), "one", "two").provenance().approved());
  }

  /** The rule books of old logs have their old versions. */
  @Test
  void whatIsAsProposedHasTheTextOfBefore() {
    Instrument first = approved(FIRST, "one", "two");
    assertEquals(
        "Provenance[recorded=2011-02-20T00:00-05:00, author=author, approvals=[one, two],"
            + " citation=]",
        first.provenance().toString());
    Instrument second = approved(draft(SampleInstruments.permit("A"), 2), "one", "two");
    assertNotEquals(RuleBook.of(List.of(first)).version(), RuleBook.of(List.of(second)).version());
  }
}
