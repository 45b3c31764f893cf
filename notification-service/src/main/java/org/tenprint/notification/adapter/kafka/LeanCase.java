package org.tenprint.notification.adapter.kafka;

import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;

/**
 * A case without that on which nothing rests that follows: of each decision its explanation, votes
 * on holds of then, and by which papers charges of then were said to be dismissed.
 */
final class LeanCase {
  private LeanCase() {}

  static CaseFile of(CaseFile file) {
    return new CaseFile(
        file.circumstances(),
        file.decided(),
        file.disclosures().stream().map(LeanCase::of).toList(),
        file.checked(),
        file.bookVersion(),
        file.stranger().map(LeanCase::of));
  }

  private static Disclosure of(Disclosure disclosure) {
    return new Disclosure(
        disclosure.recipient(),
        disclosure.request(),
        of(disclosure.taken()),
        disclosure.latest(),
        disclosure.sending(),
        disclosure.sent(),
        disclosure.number(),
        disclosure.earlier().stream()
            .map(one -> new Disclosure.Delivered(one.number(), of(one.taken())))
            .toList(),
        disclosure.behind());
  }

  private static Disclosure.Taken of(Disclosure.Taken taken) {
    return new Disclosure.Taken(
        taken.unexplained().decision(),
        taken.at(),
        taken.circumstances().decidedBy(),
        taken.request(),
        taken.holds(),
        taken.beside(),
        taken.besideAsked());
  }
}
