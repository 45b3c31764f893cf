/**
 * Decisions taken again from their recorded inputs, with the code that the services run.
 * Invariants: bytes are compared, not opinions; what cannot be taken again for want of an input is
 * said to be so and never passes for equal; only ids and codes are told, nothing of the person.
 */
package org.tenprint.audit.verify;
