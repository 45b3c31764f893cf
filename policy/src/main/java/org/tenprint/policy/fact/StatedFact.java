package org.tenprint.policy.fact;

/**
 * What somebody may state of the person of a booking, with an authority for it. Of what nobody
 * stated, nobody can tell.
 */
public enum StatedFact {
  /** The person is noted as a victim of a crime, or as a witness of one. */
  VICTIM_WITNESS,
  /** There is an order of removal from which no appeal is left. */
  FINAL_ORDER,
  /** A criminal case against the person is open, in which nothing is decided. */
  PENDING_CASE,
  /** A court found that the person, as a minor, did what would be a crime of an adult. */
  DELINQUENCY,
  /** A magistrate found probable cause of what the person is charged with. */
  MAGISTRATE_FINDING,
  /** The person stands on a registry of offenders, of sexual crimes or of arson. */
  REGISTRY
}
