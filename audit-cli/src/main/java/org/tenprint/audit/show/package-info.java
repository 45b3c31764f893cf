/**
 * One booking's story, told from the log. Invariants: of each topic only the partition of the
 * booking's key is read; no print, name, birth date or free text of the booking is told; what
 * cannot be read is said, not left out.
 */
package org.tenprint.audit.show;
