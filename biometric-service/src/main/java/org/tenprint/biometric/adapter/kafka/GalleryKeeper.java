package org.tenprint.biometric.adapter.kafka;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.TopicExtent;

/**
 * Hands enrolments and removals to the gallery, keeps account of how far the gallery holds the log,
 * and writes that down with it. All on the feed's thread.
 */
final class GalleryKeeper implements ReferenceFeed.Holder<Enrolment> {
  private static final Logger LOG = LoggerFactory.getLogger(GalleryKeeper.class);

  /** After which it looks whether it was closed meanwhile. */
  private static final Duration LONGEST_AT_ONCE = Duration.ofSeconds(2);

  private final EnrolledGallery gallery;
  private final BiConsumer<String, Instant> followedBy;
  private final Optional<GalleryShard> shard;
  private final List<ReferenceFeed<?>> orders;
  private final Optional<GallerySnapshots> snapshots;
  private final SnapshotSchedule schedule;
  private final InstantSource clock;
  private final Counter followed;
  private final Map<Integer, Long> offsets = new HashMap<>();
  private final UnreadEnrolments unread = new UnreadEnrolments();
  private int replaced;

  private Supplier<TopicExtent> log;
  private String topicId;
  private Duration tombstonesKept;

  /** Where the log ended at a time; null when that was reached. */
  private Map<Integer, Long> goal;

  private Instant goalAt;

  /** What was written to the log before this time, the gallery holds. */
  private Instant heldAt;

  /**
   * @param followedBy told of whom an answer was followed, and when that was written
   * @param shard whose subjects alone the gallery is to hold; empty where it holds everybody
   * @param orders read to their ends before the log is followed
   * @param snapshots where to keep them; empty where the engine has none
   * @param schedule says when they are due
   * @param followed counts records read
   */
  GalleryKeeper(
      EnrolledGallery gallery,
      BiConsumer<String, Instant> followedBy,
      Optional<GalleryShard> shard,
      List<ReferenceFeed<?>> orders,
      Optional<GallerySnapshots> snapshots,
      SnapshotSchedule schedule,
      InstantSource clock,
      Counter followed) {
    this.gallery = gallery;
    this.followedBy = followedBy;
    this.shard = shard;
    this.orders = orders;
    this.snapshots = snapshots;
    this.schedule = schedule;
    this.clock = clock;
    this.followed = followed;
  }

  /**
   * @throws RetriableException while the orders are not read
   */
  @Override
  public Map<Integer, Long> positions(Supplier<TopicExtent> now) {
    awaitOrders();
    log = now;
    TopicExtent extent = aim();
    if (topicId == null) {
      topicId = extent.id();
      snapshots.flatMap(kept -> kept.restore(extent, goalAt)).ifPresent(this::restore);
      schedule.written(goalAt, tombstonesKept);
    }
    return offsets;
  }

  /** Which records of a person count follows from the orders. */
  private void awaitOrders() {
    for (ReferenceFeed<?> order : orders) {
      try {
        order.awaitReady(LONGEST_AT_ONCE);
      } catch (IllegalStateException e) {
        throw new TimeoutException("the gallery waits for its orders", e);
      }
    }
  }

  private void restore(GallerySnapshots.Restored restored) {
    gallery.restore(restored.gallery(), restored.memory());
    restored.forgotten().forEach(gallery::forget);
    offsets.putAll(restored.offsets());
    Instant end = clock.instant().plus(LONGEST_AT_ONCE);
    LOG.info("gallery warmed searches={}", restored.warmUp(() -> clock.instant().isBefore(end)));
  }

  /** Takes the log's end as it is now as the goal. */
  private TopicExtent aim() {
    goalAt = clock.instant();
    TopicExtent extent = log.get();
    if (topicId != null && !topicId.equals(extent.id())) {
      throw new IllegalStateException("the enrolments topic was deleted and created again");
    }
    goal = extent.ends();
    tombstonesKept = extent.tombstonesKept();
    return extent;
  }

  @Override
  public void put(Received<Enrolment> received) throws PoisonEvent {
    if (!received.key().equals(received.value().getSubjectId())) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the subject's id");
    }
    LogAddress at = address(received.origin());
    if (isHeld(received.key())) {
      follow(received, at);
      unread.over(received.key());
      schedule.changed();
    }
    shard.ifPresent(
        own -> own.followed(received.key(), () -> EnrolmentCodec.captures(received.value()), at));
    passed(received.origin());
  }

  private void follow(Received<Enrolment> received, LogAddress at) throws PoisonEvent {
    Writer writer =
        received.envelope().source().equals(BiometricTopology.SOURCE)
            ? Writer.ANSWER
            : Writer.OTHER;
    if (writer == Writer.ANSWER && EnrolmentCodec.isEmptied(received.value())) {
      gallery.followEmptied(received.key(), EnrolmentCodec.captures(received.value()));
      return;
    }
    EnrolledSubject enrolled = EnrolmentCodec.fromAvro(received.value());
    if (writer == Writer.OTHER
        && gallery.find(received.key()).filter(enrolled::replacesBookingsOf).isPresent()) {
      replaced++;
    }
    boolean followed =
        shard.isPresent() ? gallery.follow(enrolled, writer, at) : gallery.follow(enrolled, writer);
    if (!followed) {
      LOG.info("enrolment void, its subject was removed before origin={}", received.origin());
    } else if (writer == Writer.ANSWER) {
      followedBy.accept(received.key(), received.recorded());
    }
  }

  @Override
  public void remove(String key, Origin origin, Instant recorded) {
    if (isHeld(key)) {
      gallery.remove(key, recorded);
      unread.over(key);
      schedule.removed(clock.instant());
    }
    shard.ifPresent(own -> own.removed(key, address(origin)));
    passed(origin);
  }

  /**
   * Of a subject each of whose bookings was expunged the log cannot be read any more. Anybody else
   * is missing: a later start must find the record again, so that no snapshot goes past it.
   */
  @Override
  public void unread(String key, Origin origin, Instant recorded, PoisonEvent why) {
    if (!isHeld(key)) {
      return;
    }
    if (why.reason() == PoisonReason.ERASED) {
      gallery.followErased(key);
      unread.over(key);
      return;
    }
    unread.put(key);
    LOG.error(
        "enrolment not read, no snapshot goes past it origin={} reason={}", origin, why.reason());
  }

  /** Of how many subjects the last record could not be read. */
  int unread() {
    return unread.size();
  }

  private boolean isHeld(String subjectId) {
    return shard.isEmpty() || shard.get().owns(subjectId);
  }

  private static LogAddress address(Origin origin) {
    return new LogAddress(origin.getPartition(), origin.getOffset());
  }

  private void passed(Origin origin) {
    offsets.put(origin.getPartition(), origin.getOffset() + 1);
    followed.increment();
  }

  @Override
  public void read(Map<Integer, Long> positions) {
    offsets.putAll(positions);
    shard.ifPresent(own -> own.read(positions));
    if (replaced > 0) {
      LOG.warn(
          "an operator's enrolments replaced people of bookings count={} before={}",
          replaced,
          positions);
      replaced = 0;
    }
  }

  @Override
  public void tick() {
    if (gallery.hasForgotten()) {
      schedule.forgotten();
    }
    if (goal == null && schedule.due(clock.instant()) && !isPutOff()) {
      aim();
    }
    if (goal != null
        && goal.entrySet().stream().allMatch(p -> offsets.get(p.getKey()) >= p.getValue())) {
      goal = null;
      heldAt = goalAt;
      if (schedule.due(clock.instant()) || isFirst()) {
        write();
      }
    }
  }

  /** What was read from the log's beginning is not to be read again, however soon this ends. */
  private boolean isFirst() {
    return schedule.changePending() && snapshots.filter(kept -> !kept.present()).isPresent();
  }

  /** What is yet to be written to the log would be lost with a snapshot of now. */
  private boolean isPutOff() {
    boolean owing = gallery.owing() || unread.size() > 0;
    if (owing && schedule.putOff(clock.instant())) {
      snapshots.ifPresent(kept -> kept.discard(clock.instant()));
    }
    return owing;
  }

  @Override
  public void closed() {
    if (heldAt != null && schedule.changePending()) {
      write();
    }
  }

  private void write() {
    if (snapshots.isEmpty() || unread.size() > 0) {
      return;
    }
    Instant now = clock.instant();
    try {
      if (snapshots.get().write(gallery, topicId, offsets, heldAt)) {
        schedule.written(now, tombstonesKept);
      }
    } catch (IOException e) {
      LOG.error("gallery snapshot not written cause={}", e.toString());
      boolean removal = schedule.removalPending();
      schedule.written(now, tombstonesKept);
      schedule.changed();
      if (removal) {
        snapshots.get().discard(clock.instant());
      }
    }
  }
}
