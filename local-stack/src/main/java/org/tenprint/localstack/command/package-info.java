/**
 * The verbs of {@code ./tenprint} that start, stop and show a stack. Invariant: the stack knows
 * nothing of them.
 */
package org.tenprint.localstack.command;
