/**
 * How the door speaks Kafka: the transactional ledger, the feeds of receipts and dispositions, the
 * agencies' own topics. Invariants: Avro stops here; one thread writes, and it decides which
 * submission of a key was first; a booking and its receipt are in one transaction; a record of an
 * agency's topic is committed only after its effect or its dead letter is on the log.
 */
package org.tenprint.booking.adapter.kafka;
