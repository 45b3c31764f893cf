/**
 * One booking's story, told from the log. Invariants: of the topics on a booking's way only the
 * partition of its key is read, but receipts and dead letters whole; no print, name, birth date or
 * free text of the booking is told; what cannot be read is said, not left out.
 */
package org.tenprint.audit.show;
