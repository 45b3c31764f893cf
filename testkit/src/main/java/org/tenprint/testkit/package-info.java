/**
 * What tests of every module share: a real Kafka broker, a real PostgreSQL, and the places of the
 * checkout and of reference data.
 *
 * <p>Invariants: nothing here is faked; a broker and a database end with the test JVM; one switch
 * ({@link org.tenprint.testkit.Containers}) decides between containers and the embedded kind; no
 * Kafka server class ever reaches the class path of a test.
 */
package org.tenprint.testkit;
