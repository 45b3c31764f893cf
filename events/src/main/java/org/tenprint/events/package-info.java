/**
 * The wire contract: Avro schemas and the typed catalogue of topics. Whatever crosses Kafka is
 * named here and nowhere else. Invariants: one record a file, every field documented, enums with a
 * default; prints only on topics that the catalogue marks as carrying biometrics.
 */
package org.tenprint.events;
