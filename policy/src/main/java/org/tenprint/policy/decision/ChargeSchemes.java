package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Entry;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Scheme;

/**
 * By which schemes the instruments that may be heard on an inquiry ask for the levels of charges:
 * those of the booking and of the asked agency's own place, also where they wait. An instrument
 * that cannot be read asks for nothing.
 */
final class ChargeSchemes {
  private ChargeSchemes() {}

  /**
   * @param covering the instruments of the booking
   * @param there the asked agency's own place, where it is heard
   */
  static Set<Scheme> asked(
      Inquiry inquiry, List<Entry> covering, Optional<Places> there, RuleBook book) {
    Recipient recipient = inquiry.recipient();
    List<Entry> heard = new ArrayList<>(covering);
    heard.addAll(book.waiting(recipient, inquiry.facts()));
    there.ifPresent(
        places -> {
          heard.addAll(book.entries(recipient, places));
          heard.addAll(book.waiting(recipient, places));
        });
    Set<Scheme> schemes = new LinkedHashSet<>();
    for (Entry entry : heard) {
      for (Condition condition : entry.instrument().ruling().when()) {
        if (condition instanceof Condition.LevelIs level && level.basis() != Basis.CONVICTION) {
          schemes.add(level.scheme());
        }
      }
    }
    return schemes;
  }
}
