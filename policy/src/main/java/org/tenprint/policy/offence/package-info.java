/**
 * What somebody is charged with or was convicted of, and the level that a table of offences gives
 * it; three-valued truth and the calendar, which everything above counts with. Knows nothing of
 * cases or of law.
 */
package org.tenprint.policy.offence;
