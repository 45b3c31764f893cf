package org.tenprint.scenarios;

import java.util.List;
import java.util.TreeSet;
import org.tenprint.policy.SlowHanging;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.AdultTrial;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Instrument;

/**
 * Orders to try somebody as an adult for the slow reference, as they are generated: written alike.
 */
final class SlowTrials {
  private SlowTrials() {}

  static boolean speaksOf(CaseEvent event) {
    return event instanceof CaseEvent.TriedAsAdult
        || event instanceof CaseEvent.AdultTrialVacated
        || event instanceof CaseEvent.FactStated;
  }

  /** What was said on other reports is forgotten of all that may hang on them. */
  static Subject after(
      CaseEvent event, Subject subject, List<Instrument> book, SlowReviews reviews) {
    if (event instanceof CaseEvent.FactStated told) {
      return SlowStatements.after(told, subject, book, reviews);
    }
    Subject next = after(event, subject);
    if (!next.equals(subject)) {
      reviews.forget(SlowHanging.on("tried-as-adult", book));
    }
    return next;
  }

  /** Two people make one stand, and then nobody adds to it; one ends it. */
  private static Subject after(CaseEvent event, Subject subject) {
    if (!(event instanceof CaseEvent.TriedAsAdult tried)) {
      return subject.trial(new AdultTrial("", "", new TreeSet<>()));
    }
    AdultTrial was = subject.adultTrial();
    if (was.by().size() == 2) {
      return subject;
    }
    TreeSet<String> by = new TreeSet<>();
    if (was.order().equals(tried.order())) {
      by.addAll(was.by());
    }
    by.add(SlowPolicy.person(tried.by()));
    return subject.trial(new AdultTrial(tried.authority(), tried.order(), by));
  }
}
