/**
 * What the services decide, as functions from events to events: a service calls them in its hop, an
 * auditor calls them again with the recorded inputs and compares bytes. Invariants: no clock, no
 * randomness, no input or output; the same arguments give the same bytes; what cannot be decided is
 * an error to the caller and never a guess.
 */
package org.tenprint.decisions;
