package org.tenprint.biometric.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.SchemaRegistry;

/**
 * How to reach Kafka, and what with.
 *
 * @param codecs of the service's own topics
 * @param registry of schemas, where there is one
 * @param client kafka-clients' settings
 * @param clock says when a snapshot is due, and when a question was asked
 * @param meters counts records read, questions asked again and refused
 * @param lifeline of the service: cut when a feed ends
 */
public record Kafka(
    BiometricCodecs codecs,
    Optional<SchemaRegistry> registry,
    Map<String, Object> client,
    InstantSource clock,
    MeterRegistry meters,
    Lifeline lifeline) {}
