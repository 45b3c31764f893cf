package org.tenprint.messaging;

/** Why a record can never be processed. */
public enum PoisonReason {
  /** The value is null where a tombstone means nothing. */
  NULL_VALUE,
  /** The key is null or not the one that the value asks for. */
  KEY_MISMATCH,
  /** The value does not start as an event does. */
  NOT_AN_EVENT,
  /**
   * The schema named is not known, here or at the registry, or the event has a constant of an enum
   * that a later version added to it.
   */
  UNKNOWN_SCHEMA,
  /** The value does not follow the schema it names. */
  UNDECODABLE,
  /** The value is larger than any event may be. */
  TOO_LARGE,
  /** The event can be read and breaks an invariant. */
  INVARIANT_BROKEN,
  /** The same id came before with other content. */
  CONFLICTING_DUPLICATE,
  /** The topic is a service's to write, and no signature of that service holds the record. */
  FORGED,
  /** The event is sealed, and who reads it has no keys. */
  SEALED,
  /** The event is of a person who was forgotten: its key was destroyed. */
  ERASED,
  /** Working on the event threw what nobody expected; the detail says what and where. */
  DECISION_FAILED
}
