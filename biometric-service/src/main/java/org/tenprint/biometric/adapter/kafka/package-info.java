/**
 * The service's face to Kafka: the hop, the gallery's feed, and the codecs at which Avro stops.
 * Invariants: what cannot be decoded is a dead letter; a booking id is answered once, whatever
 * comes again under it.
 */
package org.tenprint.biometric.adapter.kafka;
