package org.tenprint.notification.adapter.kafka;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.Emitter;
import org.tenprint.notification.adapter.kafka.KeptByRecipient.Place;
import org.tenprint.notification.adapter.kafka.KeptByRecipient.Round;
import org.tenprint.policy.cases.CaseFile;

/**
 * Cases of which something is permitted that waits, since its recipient's topic took nothing:
 * {@code unreached/<recipient>/<booking>}. Once the topic takes something the case is decided
 * again, by what is in force and known then.
 */
final class UnreachedCases {
  /** Of what {@link KeptByRecipient} keeps. */
  static final String KIND = "unreached";

  private static final Logger LOG = LoggerFactory.getLogger(UnreachedCases.class);
  private static final int MOST_AT_ONCE = 200;
  private static final byte[] WAITS = {};

  private final KeptByRecipient kept;
  private final NotificationTopics topics;

  UnreachedCases(Emitter out, NotificationTopics topics) {
    this.kept = new KeptByRecipient(out.store(ForgottenStore.NAME), KIND);
    this.topics = topics;
  }

  /** After steps of a case that stood so before them, and stands so after. */
  void keep(String booking, CaseFile before, CaseFile after) {
    Set<Place> waits = places(booking, after);
    places(booking, before).stream().filter(one -> !waits.contains(one)).forEach(kept::delete);
    waits.stream().filter(one -> kept.get(one) == null).forEach(this::keep);
  }

  private void keep(Place place) {
    kept.put(place, WAITS);
    LOG.warn("message kept topic={}", topics.ofRecipient(place.recipient()));
  }

  private static Set<Place> places(String booking, CaseFile file) {
    return file.awaited().stream()
        .map(recipient -> Place.of(recipient.text(), booking))
        .collect(Collectors.toSet());
  }

  /**
   * Bookings of which something waits for a topic that takes something now.
   *
   * @param putOff which of them are not looked at for now
   */
  List<String> reached(Round round, Recipients recipients, Predicate<String> putOff) {
    List<Place> taken =
        kept.taken(round, recipients::takes, one -> putOff.test(one.booking()), MOST_AT_ONCE);
    taken.stream()
        .collect(Collectors.groupingBy(Place::recipient, Collectors.counting()))
        .forEach(
            (recipient, count) ->
                LOG.info(
                    "messages decided again topic={} count={}",
                    topics.ofRecipient(recipient),
                    count));
    return taken.stream().map(Place::booking).distinct().toList();
  }
}
