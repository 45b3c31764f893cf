/**
 * What an instrument would change before anybody approves it: by value, on sample cases, and with
 * what it conflicts.
 *
 * <p>Public, each for its use: {@code Proposal} goes in, {@code EffectStatement} comes out, with
 * {@code Conflict}; {@code Conflicts} is asked alone at approval; {@code SampleCases} is what the
 * statement is tried on.
 */
package org.tenprint.policy.effect;
