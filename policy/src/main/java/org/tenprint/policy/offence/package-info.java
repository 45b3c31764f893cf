/**
 * What somebody is charged with or was convicted of, and the level that a table of offences gives
 * it; three-valued truth and the calendar, which everything above counts with. Knows nothing of
 * cases or of law.
 *
 * <p>Public, each for its use: {@code Charge}, {@code Conviction} with {@code OffenceClass} and
 * {@code Offences} go in, those that a {@code LookBack} with {@code CountedFrom} and {@code
 * CountedTo} lets count; {@code OffenceTable} with {@code Scheme} and {@code Basis} says which
 * scheme rates them; {@code OffenceLevels}, {@code Level}, {@code RatedFact}, {@code Gravity} and
 * {@code Bound} are what comes out; {@code BusinessPeriod} is counted by a {@code BusinessClock} of
 * the {@code BusinessCalendars}; {@code Truth} and {@code Dates} are counted with on every floor.
 */
package org.tenprint.policy.offence;
