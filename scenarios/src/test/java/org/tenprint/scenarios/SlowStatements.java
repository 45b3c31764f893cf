package org.tenprint.scenarios;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.SlowHanging;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Statement;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Offences;

/** Statements of facts for the slow reference, as they are generated: written alike. */
final class SlowStatements {
  private SlowStatements() {}

  /** The last counts, once two people reported it, and then nobody adds to it. */
  static Subject after(
      CaseEvent.FactStated event, Subject subject, List<Instrument> book, SlowReviews reviews) {
    TreeMap<StatedFact, Statement> facts = new TreeMap<>(subject.reported().facts());
    Statement was = facts.get(event.fact());
    TreeSet<String> by = new TreeSet<>();
    if (was != null
        && was.holds() == event.holds()
        && was.order().equals(event.order())
        && was.from().equals(event.from())) {
      by.addAll(was.by());
    }
    if (by.size() < 2) {
      by.add(SlowPolicy.person(event.by()));
    }
    Statement now =
        new Statement(event.holds(), event.authority(), event.order(), event.from(), by);
    if (now.equals(was)) {
      return subject;
    }
    forget(event.fact(), book, reviews);
    facts.put(event.fact(), now);
    return with(subject, facts);
  }

  /** Of which of several charges a finding was nobody said: it is to be stated anew. */
  static Subject afterDismissal(
      Offences was, Offences left, Subject subject, List<Instrument> book, SlowReviews reviews) {
    TreeMap<StatedFact, Statement> facts = new TreeMap<>(subject.reported().facts());
    boolean several = was.charges().stream().map(Charge::ncic).distinct().count() > 1;
    if (several
        && left.charges().size() < was.charges().size()
        && facts.remove(StatedFact.MAGISTRATE_FINDING) != null) {
      forget(StatedFact.MAGISTRATE_FINDING, book, reviews);
    }
    return with(subject, facts);
  }

  private static void forget(StatedFact fact, List<Instrument> book, SlowReviews reviews) {
    reviews.forget(SlowHanging.on(fact.name().toLowerCase(Locale.ROOT).replace('_', '-'), book));
  }

  private static Subject with(Subject subject, TreeMap<StatedFact, Statement> facts) {
    return new Subject(
        subject.born(),
        subject.citizenshipClaimed(),
        subject.protectedPerson(),
        subject.adultAge(),
        subject.adultTrial(),
        new Reported(
            subject.lift(),
            facts,
            subject.reported().since(),
            subject.reported().dismissals(),
            subject.reported().gone()));
  }
}
