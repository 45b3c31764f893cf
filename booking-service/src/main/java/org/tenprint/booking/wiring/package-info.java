/**
 * Puts the service together. Invariants: the only CDI producers are here; configuration is typed
 * and checked at start.
 */
package org.tenprint.booking.wiring;
