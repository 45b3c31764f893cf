package org.tenprint.notification.adapter.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.Emitter;
import org.tenprint.notification.adapter.kafka.KeptByRecipient.Place;
import org.tenprint.notification.adapter.kafka.KeptByRecipient.Round;
import org.tenprint.notification.application.Cases;
import org.tenprint.notification.domain.Case;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.fact.Recipient;

/**
 * Cases of which something is permitted that waits, since its recipient's topic took nothing:
 * {@code unreached/<recipient>/<booking>}. Once the topic takes something the case is decided
 * again, by what is in force and known then. What waits for a push that the settings name is none,
 * since its topic says nothing of when it is told, and is kept apart, {@code
 * pushed/<recipient>/<booking>}: once the settings name its recipient no more, it waits for the
 * topic.
 */
final class UnreachedCases {
  /** Of what {@link KeptByRecipient} keeps. */
  static final String KIND = "unreached";

  /** Of what waits for a push that the settings name. */
  static final String PUSHED = "pushed";

  private static final Logger LOG = LoggerFactory.getLogger(UnreachedCases.class);
  private static final int MOST_AT_ONCE = 200;
  private static final byte[] WAITS = {};

  private final Emitter out;
  private final KeptByRecipient kept;
  private final KeptByRecipient awaiting;
  private final NotificationTopics topics;
  private final Set<String> pushed;

  /** Those of the last look, in its order. */
  private List<Place> reached = List.of();

  /**
   * @param pushed recipients that the settings have reached by a push
   */
  UnreachedCases(Emitter out, NotificationTopics topics, Set<String> pushed) {
    this.out = out;
    this.kept = new KeptByRecipient(out.store(ForgottenStore.NAME), KIND);
    this.awaiting = new KeptByRecipient(out.store(ForgottenStore.NAME), PUSHED);
    this.topics = topics;
    this.pushed = Set.copyOf(pushed);
  }

  /** After steps of a case that stood so before them, and stands so after. */
  void keep(String booking, CaseFile before, CaseFile after) {
    Set<Place> waits = places(booking, after);
    places(booking, before).stream().filter(one -> !waits.contains(one)).forEach(kept::delete);
    waits.stream().filter(one -> kept.get(one) == null).forEach(this::keep);
    Set<Place> pushes = pushes(booking, after);
    Set<Place> ended = new HashSet<>(all(booking, before));
    ended.removeAll(pushes);
    ended.forEach(awaiting::delete);
    pushes.stream().filter(one -> awaiting.get(one) == null).forEach(this::await);
  }

  private void keep(Place place) {
    kept.put(place, WAITS);
    LOG.warn("message kept topic={}", topics.ofRecipient(place.recipient()));
  }

  private void await(Place place) {
    awaiting.put(place, WAITS);
  }

  private Set<Place> places(String booking, CaseFile file) {
    return file.awaited().stream()
        .map(Recipient::text)
        .filter(recipient -> !pushed.contains(recipient))
        .map(recipient -> Place.of(recipient, booking))
        .collect(Collectors.toSet());
  }

  /** By the recipients that the settings name, which are not all whose own the topic is. */
  private Set<Place> pushes(String booking, CaseFile file) {
    return all(booking, file).stream()
        .filter(one -> pushed.contains(one.recipient()))
        .collect(Collectors.toSet());
  }

  private static Set<Place> all(String booking, CaseFile file) {
    return file.awaited().stream()
        .map(recipient -> new Place(recipient.text(), booking))
        .collect(Collectors.toSet());
  }

  /** What waits for a push that the settings name no more waits for its recipient's topic. */
  private void pushedNoMore(Round round) {
    awaiting
        .taken(round, one -> !pushed.contains(one), one -> false, MOST_AT_ONCE)
        .forEach(
            place -> {
              awaiting.delete(place);
              kept.put(Place.of(place.recipient(), place.booking()), WAITS);
            });
  }

  /**
   * Bookings of which something waits for a topic that takes something now; {@link #looked} is to
   * be told of them.
   *
   * @param putOff which of them are not looked at for now
   */
  List<String> reached(Round round, Recipients recipients, Predicate<String> putOff) {
    pushedNoMore(round);
    reached = kept.taken(round, recipients::takes, one -> putOff.test(one.booking()), MOST_AT_ONCE);
    return reached.stream().map(Place::booking).distinct().toList();
  }

  /**
   * They were looked at. The next look goes on behind them; of which nothing waits for a topic, as
   * a version of before kept them too, is kept no more.
   *
   * @param next that of them at which the look ended; empty where it was looked at all
   */
  void looked(Round round, Optional<String> next, Cases cases) {
    Optional<Place> rest =
        next.flatMap(
            booking -> reached.stream().filter(one -> one.booking().equals(booking)).findFirst());
    List<Place> done = reached.subList(0, rest.map(reached::indexOf).orElse(reached.size()));
    Map<String, Long> told = new TreeMap<>();
    for (Place place : done) {
      if (kept.get(place) == null) {
        told.merge(place.recipient(), 1L, Long::sum);
      } else {
        // of a case that cannot be opened the look failed, and said so
        out.apart(() -> forgetUnlessItWaits(place, cases));
      }
    }
    told.forEach(
        (recipient, count) ->
            LOG.info(
                "messages decided again topic={} count={}", topics.ofRecipient(recipient), count));
    if (rest.isPresent()) {
      kept.goOn(round, rest.get(), true);
    } else if (reached.size() == MOST_AT_ONCE) {
      kept.goOn(round, reached.get(MOST_AT_ONCE - 1), false);
    }
  }

  private void forgetUnlessItWaits(Place place, Cases cases) {
    String booking = place.booking();
    Optional<Case> open = cases.entry(booking).open();
    if (open.filter(one -> places(booking, one.file()).contains(place)).isEmpty()) {
      kept.delete(place);
      open.ifPresent(one -> pushes(booking, one.file()).forEach(this::await));
    }
  }
}
