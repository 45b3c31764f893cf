/**
 * One real Kafka node in a JVM of its own: KRaft, broker and controller combined, loopback only.
 *
 * <p>It is meant to be started as a child process ({@link org.tenprint.broker.BrokerMain}) by tests
 * and by the local stack, so that Kafka's server jars never meet the class path of a service.
 * Invariants: the process never outlives its standard input; it prints exactly one line on standard
 * output, when it serves clients; it creates no topic by itself; records survive a restart on the
 * same data directory, also after a kill.
 */
package org.tenprint.broker;
