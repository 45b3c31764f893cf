/**
 * The uses of the door: {@link org.tenprint.booking.application.AcceptBooking}, {@link
 * org.tenprint.booking.application.TakeSubmission} from an agency's topic, {@link
 * org.tenprint.booking.application.ShowBooking}. Invariants: the time is an argument; an acceptance
 * is answered only after the {@link org.tenprint.booking.application.Ledger} has it; what is known
 * of receipts and dispositions comes from their topics alone.
 */
package org.tenprint.booking.application;
