package org.tenprint.policy;

import java.util.Optional;

/** What is refused at the door, when it is recorded. */
public enum Admission {
  /** The end is not after the start. */
  BAD_INTERVAL,
  /** A state, county or agency speaks of the sharing, which it can neither leave nor narrow. */
  SHARE_NOT_LOCAL,
  /** The scope's value is not of the form that its kind asks for. */
  UNKNOWN_SCOPE;

  /** Why an instrument is refused; empty where it is admitted. */
  public static Optional<Admission> refusal(Instrument instrument) {
    Validity validity = instrument.validity();
    if (validity.to().filter(to -> !to.isAfter(validity.from())).isPresent()) {
      return Optional.of(BAD_INTERVAL);
    }
    if (instrument.reach().edge() == Edge.SHARE && instrument.issuer().local()) {
      return Optional.of(SHARE_NOT_LOCAL);
    }
    return instrument.reach().scope().wellFormed() ? Optional.empty() : Optional.of(UNKNOWN_SCOPE);
  }
}
