/**
 * The answer to one inquiry: which instruments speak, how what they say is combined, what a
 * recipient is told.
 *
 * <p>Public, each for its use: {@code DisclosurePolicy} is asked; {@code Disclosure}, {@code
 * Disposition} and {@code Message} with {@code MessageKind} are its answer.
 */
package org.tenprint.policy.decision;
