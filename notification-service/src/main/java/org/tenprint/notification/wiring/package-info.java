/** Configuration and the only producers. Invariant: nothing is decided here. */
package org.tenprint.notification.wiring;
