package org.tenprint.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which of a rule book's instruments speak to the recipient of an inquiry, and why the others do
 * not.
 */
final class Voices {
  private final Inquiry inquiry;
  private final RuleBook book;
  private final OffenceTable table;
  private final List<Instrument> covering;
  private final Deque<String> asked = new ArrayDeque<>();

  Voices(Inquiry inquiry, RuleBook book, OffenceTable table) {
    this.inquiry = inquiry;
    this.book = book;
    this.table = table;
    this.covering = book.covering(inquiry.recipient(), inquiry.facts().places());
  }

  /** Every instrument that covers the recipient, with what came of it. */
  List<Considered> considered() {
    List<Considered> all = new ArrayList<>(covering.size());
    covering.forEach(instrument -> all.add(consider(instrument)));
    return all;
  }

  private Considered consider(Instrument instrument) {
    if (!book.inForce(instrument, inquiry.at(), inquiry.known())) {
      return new Considered(instrument, Truth.NO, "effective");
    }
    Truth speaks = Truth.YES;
    String decided = "";
    for (Condition condition : instrument.ruling().when()) {
      Truth holds = holds(condition);
      if (holds == Truth.NO) {
        return new Considered(instrument, Truth.NO, condition.name());
      }
      if (holds == Truth.UNSURE) {
        decided = condition.name();
      }
      speaks = speaks.and(holds);
    }
    Truth silenced = silenced(instrument);
    if (silenced != Truth.NO) {
      decided = "unless";
    }
    return new Considered(instrument, speaks.and(silenced.not()), decided);
  }

  /**
   * Whether one of the instruments named by {@code unless} speaks to this recipient. Where two name
   * each other in a circle, the one asked for again counts as silent, so that both end silent and
   * the case fails closed.
   */
  private Truth silenced(Instrument instrument) {
    if (instrument.ruling().unless().isEmpty()) {
      return Truth.NO;
    }
    Truth silenced = Truth.NO;
    asked.push(instrument.id());
    for (Instrument other : covering) {
      if (instrument.ruling().unless().contains(other.id()) && !asked.contains(other.id())) {
        silenced = silenced.or(consider(other).speaks());
      }
    }
    asked.pop();
    return silenced;
  }

  private Truth holds(Condition condition) {
    Facts facts = inquiry.facts();
    if (condition instanceof Condition.LevelIs level) {
      return OffenceLevels.of(
              level.scheme(),
              facts.offences(),
              facts.bookedOn(),
              level.basis(),
              level.convictedWithin(),
              table)
          .is(level.bound(), level.level());
    }
    if (condition instanceof Condition.ChargeOnlyMinorTraffic traffic) {
      Truth only = OffenceLevels.onlyMinorTraffic(facts.offences().charges(), table);
      return traffic.wanted() ? only : only.not();
    }
    if (condition instanceof Condition.NoPermitFrom none) {
      return permitted(none).not();
    }
    return Truth.of(plain(condition, facts));
  }

  private boolean plain(Condition condition, Facts facts) {
    IdentificationResult result = facts.finding().identification();
    if (condition instanceof Condition.StatusIn in) {
      return in.statuses().contains(facts.finding().status());
    }
    if (condition instanceof Condition.ProtectedPerson person) {
      return person.wanted() == facts.subject().protectedPerson();
    }
    if (condition instanceof Condition.Juvenile juvenile) {
      return juvenile.wanted() == facts.possibleMinor();
    }
    if (condition instanceof Condition.CitizenshipClaimed claimed) {
      return claimed.wanted() == Doubt.citizenshipClaimed(facts);
    }
    if (condition instanceof Condition.ConfidenceGrey) {
      return result == IdentificationResult.GREY;
    }
    if (condition instanceof Condition.MessageIs message) {
      boolean noMatch = result == IdentificationResult.NO_MATCH;
      return noMatch ? message.noMatch() : message.match();
    }
    if (condition instanceof Condition.WarrantIs wanted) {
      return inquiry.warrant().filter(warrant -> warrant == wanted.warrant()).isPresent();
    }
    throw new IllegalStateException("no such condition: " + condition.name());
  }

  private Truth permitted(Condition.NoPermitFrom none) {
    Truth permitted = Truth.NO;
    for (Instrument other : covering) {
      boolean counts =
          other.issuer() == none.issuer()
              && other.ruling().effect() == Effect.PERMIT
              && book.inForce(other, inquiry.at(), inquiry.known())
              && none.begunBefore()
                  .map(limit -> other.validity().from().toInstant().isBefore(limit))
                  .orElse(true);
      if (counts && !asked.contains(other.id())) {
        permitted = permitted.or(silenced(other).not());
      }
    }
    return permitted;
  }
}
