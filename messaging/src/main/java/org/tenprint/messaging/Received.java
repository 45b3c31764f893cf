package org.tenprint.messaging;

import java.time.Instant;
import org.tenprint.events.common.Origin;

/**
 * An event as it came from the log.
 *
 * @param value the event
 * @param key the record's key
 * @param envelope its envelope
 * @param origin where it stands
 * @param recorded the record's timestamp
 * @param <T> the event's type
 */
public record Received<T>(
    T value, String key, Envelope envelope, Origin origin, Instant recorded) {}
