/**
 * What is known of the person? For each identification: the subject's immigration record as it
 * stood on the day of the booking and as it is known now, offence levels and places. Reads {@code
 * biometric.identifications.v1} and the owners' statements, of which it writes {@code
 * immigration.records.v1}, sealed, and keeps that bitemporally in PostgreSQL; writes {@code
 * immigration.determinations.v1}.
 *
 * <p>Invariants: exactly one determination an identification; it names the record it rests on by
 * its address in the log; nothing that was ever known is erased; without the database nothing is
 * determined.
 */
package org.tenprint.immigration;
