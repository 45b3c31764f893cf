/**
 * The service's face to Kafka: the hop, the feeds of statements and records, and the codecs at
 * which Avro stops. Invariants: what cannot be decoded or determined is a dead letter; a feed's
 * records and positions change together.
 */
package org.tenprint.immigration.adapter.kafka;
