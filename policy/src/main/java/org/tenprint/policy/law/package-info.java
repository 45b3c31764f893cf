/**
 * Instruments, what they reach, under which conditions and how long; the rule book of a moment, and
 * what keeps an instrument from being admitted to it.
 *
 * <p>Public, each for its use: {@code Instrument} with {@code Issuer}, {@code Scope} and {@code
 * ScopeKind}, {@code Ruling}, {@code Effect}, {@code Reason}, {@code Condition} with {@code
 * RequestCondition}, {@code Validity}, {@code Termination} and {@code Provenance} is written and
 * read by codecs and texts; {@code Admission} and {@code InstrumentBounds} are the door's; {@code
 * RuleBook}, {@code UnreadInstrument} and {@code Reach} the feed's; {@code Considered}, {@code
 * Decision} and {@code Outcome} an answer's. {@code Entry}, {@code Doubt}, {@code InstrumentText}
 * and {@code Sha256} are for the floors above alone.
 */
package org.tenprint.policy.law;
