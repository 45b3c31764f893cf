package org.tenprint.policy.decision;

import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.offence.Truth;

/**
 * Whom an agency that was told a request has to tell of it: the person, and counsel, where an
 * instrument speaks of them, or may and cannot be read. Where none does, nothing is decided of them
 * and nothing is recorded.
 */
public final class ToldPeople {
  private ToldPeople() {}

  /**
   * Those of whom an instrument speaks, as far as the decision that told the agency can tell.
   *
   * @param agency that was told
   * @param request what it was told
   */
  public static List<Recipient> of(
      DisclosurePolicy policy, Recipient agency, Optional<Request> request, Disclosure.Taken told) {
    return agency.wasAsked()
        ? Recipient.people(agency.code()).stream()
            .filter(one -> spoken(policy, one, request, told))
            .toList()
        : List.of();
  }

  private static boolean spoken(
      DisclosurePolicy policy, Recipient person, Optional<Request> request, Disclosure.Taken told) {
    Inquiry inquiry = new Inquiry(told.circumstances(), person, request, told.at(), told.at());
    return policy
        .readings(inquiry, policy.book().entries(person, inquiry.facts()))
        .any(one -> spoken(policy, person, one));
  }

  private static boolean spoken(DisclosurePolicy policy, Recipient person, Inquiry inquiry) {
    if (!policy.doubted(inquiry).isEmpty()) {
      return true;
    }
    if (policy.book().entries(person, inquiry.facts()).isEmpty()) {
      return false;
    }
    return policy.decide(inquiry).explanation().stream()
        .anyMatch(voice -> voice.speaks() != Truth.NO);
  }
}
