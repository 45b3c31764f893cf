package org.tenprint.policy.effect;

import java.util.Collection;
import java.util.List;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.RequestCondition;

/** Consents to a request that conditions can tell apart. */
final class SampleConsents {
  private static final List<Consent> ALL =
      List.of(
          Consent.NONE,
          reported(ConsentTerms.ALONE),
          reported(ConsentTerms.ALONE).reported("two", "1", ConsentTerms.ALONE),
          reported(ConsentTerms.WITH_COUNSEL).reported("two", "1", ConsentTerms.WITH_COUNSEL));

  private SampleConsents() {}

  /** Where it is asked for: none, one that a person reported, and on each terms what two did. */
  static List<Consent> of(Collection<? extends Condition> asked) {
    return asked.stream().anyMatch(RequestCondition.ConsentIn.class::isInstance)
        ? ALL
        : List.of(Consent.NONE);
  }

  private static Consent reported(ConsentTerms terms) {
    return Consent.NONE.reported("one", "1", terms);
  }
}
