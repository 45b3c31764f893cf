/**
 * What each party may do on Kafka: derived from the topic catalogue, compared with what a cluster
 * has, applied to it.
 *
 * <p>Invariants: nobody has what no row of the catalogue gives; a credential that was revoked has
 * nothing; {@code apply} leaves exactly what is declared, and a second one changes nothing.
 */
package org.tenprint.access;
