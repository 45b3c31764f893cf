/**
 * What this service alone knows: a booking's case between two steps, what came before its
 * determination, what waits for people, time or a rule. Invariant: values without a clock, a store
 * or a wire format.
 */
package org.tenprint.notification.domain;
