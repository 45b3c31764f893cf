package org.tenprint.policy.law;

import java.util.EnumSet;
import java.util.Set;

/**
 * Why an outcome is as it is. The wire's enum of this name says the same of each in its schema; a
 * test holds the two together.
 */
public enum Reason {
  /** An instrument in force permits the message and no other forbids it. */
  PERMITTED,
  /** The recipient's jurisdiction has chosen not to receive. */
  RECIPIENT_REFUSED,
  /** The programme is not active at the place. */
  NOT_ACTIVE,
  /** The agreement or programme that permitted it was ended. */
  TERMINATED,
  /** No instrument of the jurisdiction permits it, and one is needed. */
  NO_LOCAL_INSTRUMENT,
  /** The person was, or may have been, a minor at the time of the offence. */
  JUVENILE,
  /** The person is protected by law, as a victim or witness is. */
  PROTECTED,
  /** The booking was expunged or sealed. */
  SEALED,
  /** The offence level does not meet the instrument's condition. */
  LEVEL,
  /** The level rests on charges where the instrument asks for a conviction. */
  NO_CONVICTION,
  /** The conviction is longer ago than the instrument lets count. */
  LOOK_BACK,
  /** The offence is not serious, such as minor traffic alone. */
  NONSERIOUS,
  /** Citizenship is claimed, or on record: people look first. */
  CITIZENSHIP_CLAIM,
  /** It is in doubt who it is, or whether an instrument speaks: an examiner looks first. */
  EXAMINER_REVIEW,
  /** Instruments of equal rank contradict each other: counsel looks first. */
  COUNSEL,
  /** A lower level keeps back what a higher one requires: counsel looks first. */
  AGAINST_MANDATE,
  /** Nobody enrolled was found. */
  NO_MATCH,
  /** No instrument speaks of this recipient: what is not permitted is withheld. */
  NO_RULE,
  /** Identification failed, or the message could not be sent. */
  ERROR,
  /** A hold stood for as long as it may, and nobody decided. */
  EXPIRED,
  /** What was delivered has turned out to be wrong. */
  CORRECTED,
  /** A court forbids it. */
  COURT_ORDER,
  /** The request came without the judicial warrant that it needs. */
  NO_WARRANT;

  /** Those that the rules themselves give, and no instrument. */
  private static final Set<Reason> OF_THE_RULES =
      EnumSet.of(PROTECTED, SEALED, AGAINST_MANDATE, NO_MATCH, NO_RULE, ERROR, EXPIRED, CORRECTED);

  /** Whether an instrument of that effect may give it. */
  public boolean isOf(Effect effect) {
    return effect.opens() ? this == PERMITTED : this != PERMITTED && !OF_THE_RULES.contains(this);
  }
}
