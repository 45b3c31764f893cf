/**
 * Who is it? For each booking: templates from its prints, a search among everybody enrolled, and
 * one answer. Reads {@code booking.bookings.v1} and the gallery in {@code biometric.enrolments.v1};
 * writes {@code biometric.identifications.v1} and, for bookings to be retained, {@code
 * biometric.enrolments.v1}.
 *
 * <p>Invariants: exactly one identification a booking id; an identification holds no print; doubt
 * (GREY) enrols nothing under anybody; the identification and its enrolment are one transaction; no
 * answer before the gallery is caught up.
 */
package org.tenprint.biometric;
