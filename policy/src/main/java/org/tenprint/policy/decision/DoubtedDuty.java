package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Answered;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Entry;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Truth;

/**
 * Duties to tell a person of which nobody can say whether they speak: of an instrument that cannot
 * be read, and of one that waits for another to be recorded. Both count only where they are known
 * to name the person, or counsel. Where nothing else speaks they hold: a duty must not be lost
 * because nobody could read it when the request came.
 */
final class DoubtedDuty {
  private DoubtedDuty() {}

  /**
   * Those towards the recipient of an inquiry; of an agency or an office none.
   *
   * @param asked the place of the agency that was asked, where that is heard
   */
  static List<Considered> of(
      RuleBook book, OffenceTable table, Inquiry inquiry, Optional<Places> asked) {
    Recipient person = inquiry.recipient();
    if (!person.kind().person()) {
      return List.of();
    }
    List<Considered> doubted = new ArrayList<>();
    for (Considered unread : book.unread(person, inquiry.facts(), asked)) {
      if (unread.instrument().reach().recipients().contains(person.kind())) {
        doubted.add(unread);
      }
    }
    for (Entry waits : book.waiting(person, inquiry.facts())) {
      boolean tells =
          waits.instrument().ruling().effect().opens()
              && book.inForce(waits, inquiry.at(), inquiry.known())
              && waits.byFacts(inquiry, table).speaks() != Truth.NO;
      if (tells) {
        doubted.add(waits.considered(Truth.UNSURE, Entry.UNLESS));
      }
    }
    return doubted;
  }

  /**
   * A decision; where it is that nothing speaks, what these make of it. Their holds are asked of
   * each notice: what people released of the request does not tell the person.
   */
  static Decision beside(Decision decision, Supplier<List<Considered>> duties, Answered answered) {
    boolean silent = decision.outcome() == Outcome.WITHHELD && decision.reason() == Reason.NO_RULE;
    List<Considered> doubted = silent ? duties.get() : List.of();
    if (doubted.isEmpty()) {
      return decision;
    }
    List<Considered> all = new ArrayList<>(decision.explanation());
    all.addAll(doubted);
    return Combination.of(doubted, answered.ofEachRequest()).orElse(decision).explainedBy(all);
  }
}
