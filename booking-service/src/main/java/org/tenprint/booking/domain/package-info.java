/**
 * What a booking is and when it is in order. A {@link org.tenprint.booking.domain.Draft} holds what
 * was sent, as text with the place where it stood; {@link org.tenprint.booking.domain.BookingRules}
 * makes of it a {@link org.tenprint.booking.domain.BookingContent} or names every field to mend.
 * Invariants: no clock, no randomness; content that exists is in order; a problem holds no value of
 * the submission.
 */
package org.tenprint.booking.domain;
