package org.tenprint.policy.cases;

import java.util.Objects;
import java.util.Optional;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Lift;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Statement;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.RestingQuestions;
import org.tenprint.policy.law.RuleBook;

/** What an event says of the facts of a booking. */
final class StatedFacts {
  private StatedFacts() {}

  /** The facts after an event; the same after one that says nothing of them. */
  static Facts after(CaseEvent event, Facts facts, Edition edition) {
    if (event instanceof CaseEvent.ChargeDismissed dismissed) {
      return afterDismissal(dismissed, facts, edition);
    } else if (event instanceof CaseEvent.DismissalTakenBack told) {
      return edition.keepsWhatWasDismissed()
          ? facts.takenBack(told.ncic(), told.by(), told.authority(), told.order())
          : facts;
    } else if (event instanceof CaseEvent.PersonProtected hidden) {
      return dated(facts, edition)
          .protectedPerson(edition.remembersWhenProtected() ? hidden.at() : Optional.empty());
    } else if (event instanceof CaseEvent.ProtectionLifted lifted) {
      return dated(facts, edition)
          .lifted(
              lifted.by(),
              Lift.of(lifted.ground(), lifted.authority(), lifted.order(), lifted.from()));
    } else if (event instanceof CaseEvent.FactStated told) {
      return facts.stated(
          told.fact(),
          told.by(),
          Statement.of(told.holds(), told.authority(), told.order(), told.from()));
    } else if (event instanceof CaseEvent.Misidentified) {
      return facts.identifiedAs(IdentificationResult.ERROR);
    } else if (event instanceof CaseEvent.TriedAsAdult tried) {
      return facts.triedAsAdult(tried.by(), tried.authority(), tried.order());
    } else if (event instanceof CaseEvent.AdultTrialVacated) {
      return facts.notTriedAsAdult();
    }
    return facts;
  }

  private static Facts afterDismissal(
      CaseEvent.ChargeDismissed told, Facts facts, Edition edition) {
    if (!edition.wantsTwoToDismiss() || told.by().isEmpty()) {
      return edition.keepsWhatWasDismissed()
          ? facts.dismissed(told.ncic())
          : facts.without(told.ncic());
    }
    String by = told.by().get();
    return edition.keepsEachPersonsPaper()
        ? facts.dismissed(told.ncic(), by, told.authority(), told.order())
        : facts.dismissedByLastPaper(told.ncic(), by, told.authority(), told.order());
  }

  private static Facts dated(Facts facts, Edition edition) {
    if (edition.datesEveryProtection()) {
      return facts.protectedAtLeastAsBooked();
    }
    return edition.datesTheBookingsProtection() ? facts.protectedAsBooked() : facts;
  }

  /**
   * What people found that still counts once the facts changed: what rests on a report is asked
   * anew.
   */
  static Findings found(Findings findings, Facts before, Facts after, RuleBook book) {
    Findings still = findings;
    if (!after.subject().adultTrial().equals(before.subject().adultTrial())) {
      still = still.askedAgain(book.restingOnTrials()::has);
    }
    Reported was = before.subject().reported();
    Reported is = after.subject().reported();
    for (StatedFact fact : StatedFact.values()) {
      if (!Objects.equals(is.facts().get(fact), was.facts().get(fact))) {
        still = still.askedAgain(RestingQuestions.onFact(book, fact)::has);
      }
    }
    return still;
  }
}
