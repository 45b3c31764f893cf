package org.tenprint.policy;

import java.util.List;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Request;

/** Consents to a request: every one that can be, and at random. */
final class RandomConsents {
  private RandomConsents() {}

  /** Half of the requests have one that is reported. */
  static Request to(Request request, RandomRules random) {
    if (random.chance(8)) {
      return request.with(Consent.WITHDRAWN);
    }
    return random.chance(2) ? request : random.one(all(request));
  }

  /** That request: without a consent, with one that a person reported, and with each of two. */
  static List<Request> all(Request request) {
    Consent one = Consent.NONE.reported("ann", "F-1", ConsentTerms.ALONE);
    Consent other = Consent.NONE.reported("ann", "F-1", ConsentTerms.WITH_COUNSEL);
    return List.of(
        request,
        request.with(one),
        request.with(one.reported("bob", "F-1", ConsentTerms.ALONE)),
        request.with(other.reported("bob", "F-1", ConsentTerms.WITH_COUNSEL)));
  }
}
