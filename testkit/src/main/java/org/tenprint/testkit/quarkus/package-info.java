/**
 * Test resources for {@code @QuarkusTest}: the broker and the database of {@link
 * org.tenprint.testkit} under Quarkus' configuration keys. Invariant: they hand out addresses and
 * decide nothing.
 */
package org.tenprint.testkit.quarkus;
