/**
 * The door of the system. It decides whether a submission is in order, reads the receipts and the
 * dispositions, and writes bookings, receipts and dead letters. Invariants: a booking and its
 * receipt are written in one transaction or not at all; a booking agency's TCN has one content for
 * ever; nothing is answered before the receipts are known to their end; no value of a person is in
 * an error, a log line or a receipt.
 */
package org.tenprint.booking;
