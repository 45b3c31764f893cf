/**
 * Waiting, written once, of the JDK alone: a use may wait too. Invariant: no other class of the
 * project waits for what another thread changes; the architecture tests hold every module to it.
 */
package org.tenprint.messaging.waiting;
