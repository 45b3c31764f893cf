/**
 * The answer to one inquiry: which instruments speak, how what they say is combined, what a
 * recipient is told.
 */
package org.tenprint.policy.decision;
