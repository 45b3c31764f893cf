/**
 * Bodies of requests: read on the event loop, before any resource is asked, and charged to a budget
 * as they arrive. Invariant: a body that does not come holds a socket and the bytes it sent, and no
 * thread.
 */
package org.tenprint.doorway.body;
