package org.tenprint.notification.adapter.kafka;

import java.util.SortedMap;
import java.util.TreeMap;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.Envelope;

/**
 * What is kept of an opened case beside where it stands.
 *
 * @param determination on which it was opened
 * @param envelope of that: everything that is written follows from it
 * @param sent id of the last message, recalls aside, by recipient
 */
record OpenedCase(Determination determination, Envelope envelope, SortedMap<String, String> sent) {
  OpenedCase {
    sent = new TreeMap<>(sent);
  }

  OpenedCase sent(SortedMap<String, String> now) {
    return new OpenedCase(determination, envelope, now);
  }
}
