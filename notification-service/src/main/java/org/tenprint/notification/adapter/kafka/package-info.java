/**
 * The hop and its state, the rule book's feed and the topics of recipients. Invariants: Avro stops
 * here; nothing is sent to a topic that is not known to exist.
 */
package org.tenprint.notification.adapter.kafka;
