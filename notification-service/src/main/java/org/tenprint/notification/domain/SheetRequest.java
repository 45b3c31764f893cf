package org.tenprint.notification.domain;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.notification.domain.WorkSheet.Asked;
import org.tenprint.notification.domain.WorkSheet.Consented;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Answered;

/** What a work sheet says of a request, and of whom it is about to be told to. */
final class SheetRequest {
  private SheetRequest() {}

  /** The request whose own question a hold is; empty where its answer counts for all. */
  static Optional<Asked> of(String hold, Disclosure disclosure) {
    return hold.startsWith(Answered.front(disclosure.recipient()))
        ? disclosure
            .request()
            .map(
                asked ->
                    new Asked(
                        disclosure.recipient(),
                        asked.kind(),
                        asked.warrant(),
                        asked.purpose(),
                        disclosure.latest().at(),
                        asked.asked(),
                        consented(asked.consent())))
        : Optional.empty();
  }

  /** The person or counsel to whom a release would have something told; none of anybody else. */
  static SortedSet<Recipient> told(Disclosure disclosure) {
    SortedSet<Recipient> told = new TreeSet<>();
    if (disclosure.recipient().kind().person()) {
      told.add(disclosure.recipient());
    }
    return told;
  }

  private static Optional<Consented> consented(Consent consent) {
    return consent.by().isEmpty() && !consent.withdrawn()
        ? Optional.empty()
        : Optional.of(new Consented(consent.form(), consent.terms(), consent.by().size()));
  }
}
