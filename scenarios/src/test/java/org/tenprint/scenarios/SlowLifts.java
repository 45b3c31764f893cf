package org.tenprint.scenarios;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings.Citizenship;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Lift;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** Ends of a protection for the slow reference, as they are generated: written alike. */
final class SlowLifts {
  private static final Lift NOBODY_SAYS =
      new Lift(Optional.empty(), "", "", Optional.empty(), new TreeSet<>());

  private SlowLifts() {}

  /** From the last of the times of which it is reported. */
  static Subject underProtection(CaseEvent.PersonProtected event, Facts facts) {
    Subject subject = facts.subject();
    Subject hidden = is(subject, true, NOBODY_SAYS);
    TreeSet<Instant> times = new TreeSet<>();
    event.at().ifPresent(times::add);
    since(facts).ifPresent(times::add);
    Optional<Instant> last = times.isEmpty() ? Optional.empty() : Optional.of(times.last());
    return hidden.with(
        new Reported(
            NOBODY_SAYS,
            hidden.reported().facts(),
            last,
            hidden.reported().dismissals(),
            hidden.reported().gone()));
  }

  /** When it was last reported; of who is protected not before the booking. */
  private static Optional<Instant> since(Facts facts) {
    TreeSet<Instant> times = new TreeSet<>();
    facts.subject().reported().since().ifPresent(times::add);
    if (facts.subject().protectedPerson()) {
      times.add(facts.bookedAt().toInstant());
    }
    return times.isEmpty() ? Optional.empty() : Optional.of(times.last());
  }

  static Subject withoutProtection(Subject subject) {
    return is(subject, false, NOBODY_SAYS);
  }

  private static Subject is(Subject subject, boolean hidden, Lift lift) {
    return new Subject(
        subject.born(),
        subject.citizenshipClaimed(),
        hidden,
        subject.adultAge(),
        subject.adultTrial(),
        new Reported(
            lift,
            subject.reported().facts(),
            subject.reported().since(),
            subject.reported().dismissals(),
            subject.reported().gone()));
  }

  /** Two people end it; a waiver is an adult's, and of one who is not protected nothing ends. */
  static Subject after(CaseEvent.ProtectionLifted event, Facts facts) {
    Subject subject = facts.subject();
    LocalDate day = event.from().atOffset(facts.bookedAt().getOffset()).toLocalDate();
    boolean adult =
        subject.born().isPresent()
            && !Subject.ofAge(subject.born().get(), Math.max(18, subject.adultAge())).isAfter(day);
    if (!subject.protectedPerson() || event.ground() == LiftGround.WAIVED && !adult) {
      return subject;
    }
    if (event.from().compareTo(since(facts).orElseThrow()) < 0) {
      return subject;
    }
    Lift was = subject.lift();
    boolean same =
        was.ground().equals(Optional.of(event.ground()))
            && was.authority().equals(event.authority())
            && was.order().equals(event.order())
            && was.from().equals(Optional.of(event.from()));
    TreeSet<String> by = new TreeSet<>();
    if (same) {
      by.addAll(was.by());
    }
    by.add(SlowPolicy.person(event.by()));
    Lift now =
        new Lift(
            Optional.of(event.ground()),
            event.authority(),
            event.order(),
            Optional.of(event.from()),
            by);
    return is(subject, by.size() < 2, now);
  }

  /** Of whom it is decided anew once a protection is over, or charges stand again. */
  static List<Recipient> anew(SlowLines lines, Facts was, Circumstances now) {
    boolean lifted = was.subject().protectedPerson() && !now.facts().subject().protectedPerson();
    return lifted ? recipients(lines, now) : SlowRestored.recipients(lines, was, now.facts());
  }

  /** The booking's own, whom the protection kept in the dark. */
  private static List<Recipient> recipients(SlowLines lines, Circumstances now) {
    List<Recipient> anew = new ArrayList<>();
    IdentificationResult found = now.facts().finding().identification();
    for (Recipient recipient : lines.recipients()) {
      Disposition shown = lines.to(recipient).shown;
      boolean rule = shown.instruments().isEmpty();
      boolean kept = shown.outcome() == Outcome.WITHHELD && shown.reason() == Reason.PROTECTED;
      boolean back = shown.outcome() == Outcome.RECALLED && shown.reason() == Reason.CORRECTED;
      boolean nobody = found == IdentificationResult.NO_MATCH;
      boolean otherwise =
          nobody
              || found == IdentificationResult.ERROR
              || now.findings().citizenship() == Citizenship.CITIZEN;
      if (recipient.edge() != Edge.REQUEST
          && rule
          && (kept && !(nobody && lines.knowsNobody(recipient)) || back && !otherwise)) {
        anew.add(recipient);
      }
    }
    return anew;
  }
}
