/**
 * The command line of operators and auditors, one class a verb. Invariants: what it says goes to
 * standard output and nothing else does; progress and errors go to standard error; the exit code is
 * 0 when all is well, 1 when the answer is not what one would wish (not found, not equal), 2 when
 * it could not be given; only {@code topics create} ever changes anything.
 */
package org.tenprint.audit;
