/**
 * The whole system on one machine without Docker: a real Kafka broker, a real PostgreSQL and the
 * four services as child processes on loopback, with data and logs under {@code .local/}.
 *
 * <p>Invariants: everything listens on 127.0.0.1 alone; children start in order and stop in the
 * opposite one; no child outlives this process, however it ends; data survives a stop and a kill; a
 * second stack on the same data, or a taken port, is refused before anything is started.
 */
package org.tenprint.localstack;
