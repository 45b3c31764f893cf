/**
 * The door over HTTP: {@code POST /bookings} with JSON or an ANSI/NIST file, {@code GET
 * /bookings/{ori}/{tcn}}. Invariants: a body is read within its limit and counted against a budget
 * before it is parsed; every error is a problem detail (RFC 9457) that names each field to mend and
 * repeats no value that was sent.
 */
package org.tenprint.booking.adapter.http;
