/**
 * How this system speaks Kafka: the envelope in the record headers, the codec, the failure policy
 * and the two ways to consume (a {@link org.tenprint.messaging.Hop} on Kafka Streams in the middle,
 * a {@link org.tenprint.messaging.ReferenceFeed} for reference data). Invariants: a record is
 * either handled, or stands in a dead-letter topic with its origin and reason; no header holds
 * personal data; nothing is allocated from a length that was not checked.
 */
package org.tenprint.messaging;
