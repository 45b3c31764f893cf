package org.tenprint.policy.fact;

import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.offence.Truth;

/** The paper behind a request; as a condition, the paper asked for. */
public enum Warrant {
  /** No paper; as a condition, none that a judge signed as a warrant. */
  NONE,
  /** A warrant that a judge signed, of whichever kind. */
  JUDICIAL,
  /** A warrant of arrest in a federal criminal case. */
  CRIMINAL_WARRANT,
  /** A subpoena that a judge issued. */
  SUBPOENA,
  /** A warrant of an administrative authority, such as forms I-200 and I-205. */
  ADMINISTRATIVE_WARRANT;

  /** Whether a paper is one that is asked for: a judge's warrant may be a criminal case's. */
  public Truth is(Warrant wanted) {
    boolean judges = this == JUDICIAL || this == CRIMINAL_WARRANT;
    return switch (wanted) {
      case NONE -> Truth.of(!judges);
      case JUDICIAL -> Truth.of(judges);
      case CRIMINAL_WARRANT -> this == JUDICIAL ? Truth.UNSURE : Truth.of(this == wanted);
      case SUBPOENA, ADMINISTRATIVE_WARRANT -> Truth.of(this == wanted);
    };
  }

  /** Whether it is one of those that are asked for. */
  public Truth isOneOf(Set<Warrant> wanted) {
    Truth is = Truth.NO;
    for (Warrant one : wanted) {
      is = is.or(is(one));
    }
    return is;
  }

  /** The one of those that could be asked for before there were lists; empty otherwise. */
  public static Optional<Warrant> soleOfBefore(Set<Warrant> some) {
    return some.size() == 1
        ? some.stream().filter(one -> one == NONE || one == JUDICIAL).findFirst()
        : Optional.empty();
  }
}
