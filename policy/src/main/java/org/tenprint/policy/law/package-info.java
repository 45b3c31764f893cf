/**
 * Instruments, what they reach, under which conditions and how long; the rule book of a moment, and
 * what keeps an instrument from being admitted to it.
 */
package org.tenprint.policy.law;
