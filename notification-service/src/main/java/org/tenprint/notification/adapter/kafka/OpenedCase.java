package org.tenprint.notification.adapter.kafka;

import java.util.SortedMap;
import java.util.TreeMap;
import org.tenprint.decisions.CaseState;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.Envelope;

/**
 * What is kept of an opened case beside where it stands.
 *
 * @param determination on which it was opened
 * @param envelope of that: everything that is written follows from it
 * @param sent id of the last message, recalls aside, by recipient; of several that were delivered,
 *     the last that stands
 * @param earlier ids of what stands beside that, by recipient and number of the delivery; null, as
 *     in what was kept before, is none
 */
record OpenedCase(
    Determination determination,
    Envelope envelope,
    SortedMap<String, String> sent,
    SortedMap<String, SortedMap<Integer, String>> earlier) {
  OpenedCase {
    sent = new TreeMap<>(sent);
    earlier = earlier == null ? new TreeMap<>() : new TreeMap<>(earlier);
  }

  /** The same with the ids as a step left them. */
  OpenedCase after(CaseState next) {
    return new OpenedCase(determination, envelope, next.sent(), next.earlier());
  }
}
