/**
 * Applies the instruments in force to each determination: reads determinations, reviews, case
 * events and instruments; writes one disposition a recipient, the messages that follow and a
 * journal of its steps. Invariants: what is withheld is an event too; a step, its dispositions and
 * its messages are one transaction; from the inputs, the rules known and the instants of the
 * journal the same bytes follow again.
 */
package org.tenprint.notification;
