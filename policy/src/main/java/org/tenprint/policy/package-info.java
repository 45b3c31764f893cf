/**
 * The disclosure policy: who may be told what, under which legal instrument, at which time, as
 * known when. Pure functions over values: no clock, no chance, no input or output; the same
 * arguments give the same answer, so that an auditor takes any decision again. Invariants: nothing
 * is delivered unless an instrument permits it; any withholding beats any permit; doubt is held for
 * people; every outcome has a reason, and names the instruments that decided it.
 *
 * <p>Its floors, each of which knows those before it alone: {@code offence}, {@code fact}, {@code
 * law}, {@code decision}; upon them {@code cases} and {@code effect}, which do not know each other.
 */
package org.tenprint.policy;
