/**
 * What every service has towards the outside: its HTTP ports, how an error is told there, how its
 * clients reach the brokers and its hop runs, and what is told at the start of unsafe settings.
 * Invariants: whoever connects and sends no request holds a place for a bounded time, and no more
 * places than a caller's share; who has a request always finds one. It knows no service and no
 * resource.
 */
package org.tenprint.doorway;
