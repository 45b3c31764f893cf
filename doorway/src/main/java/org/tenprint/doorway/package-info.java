/**
 * What the HTTP ports of every service share. Invariants: whoever connects and sends no request
 * holds a place for a bounded time, and no more places than a caller's share; who has a request
 * always finds one. It knows no service and no resource.
 */
package org.tenprint.doorway;
