package org.tenprint.booking.application;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;

/**
 * What was accepted here and has no disposition yet, so that no more is taken than is done in time.
 * Bookings of one lane are done one after the other, so that who is done says it of all before it
 * in its lane: one that was put aside on the way keeps nobody waiting. No more is let into a lane
 * than would be done in half the time at the slower pace of the last four and the last ten seconds,
 * of which each lane where some wait has its share: the other half is for a hop that grows slower
 * yet. Where a lane stands still one booking a while is let in all the same, or nothing would ever
 * tell that it goes on. {@link WaitingBookings} tells it what waited before a start. Safe for
 * threads.
 */
public final class Backlog {
  private static final Duration MEMORY = Duration.ofSeconds(10);

  /** In which a hop that grows slow is believed sooner than one that grows quick. */
  private static final Duration SHORT_MEMORY = Duration.ofSeconds(4);

  /**
   * What it lets in.
   *
   * @param longest how long the first of a lane may wait while others are let in, and twice the
   *     time in which one that is let in must be done at the pace of now
   * @param most how many may wait in all
   * @param probe after which one more is let into a lane that waits too long
   */
  public record Limits(Duration longest, int most, Duration probe) {}

  private static final class Lane {
    private final Map<UUID, Instant> waiting = new LinkedHashMap<>();
    private Instant probed = Instant.MIN;

    Optional<Instant> first() {
      return waiting.values().stream().findFirst();
    }
  }

  private final Limits limits;
  private final ToIntFunction<UUID> laneOf;
  private final IntConsumer told;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Pace> paces = List.of(new Pace(MEMORY), new Pace(SHORT_MEMORY));

  /**
   * @param lanes how many there are
   * @param laneOf the lane of a booking, from 0
   * @param told how many wait in a lane that takes no more, once a {@link Limits#probe}
   */
  public Backlog(Limits limits, int lanes, ToIntFunction<UUID> laneOf, IntConsumer told) {
    this.limits = limits;
    this.laneOf = laneOf;
    this.told = told;
    for (int i = 0; i < lanes; i++) {
      this.lanes.add(new Lane());
    }
  }

  /** It is on the log. */
  public void accepted(UUID booking, Instant at) {
    waits(booking, at, at);
  }

  /**
   * It was accepted before, such as by a process that ended: what was done meanwhile nobody here
   * saw, so that time says nothing of the pace.
   *
   * @param at when it was accepted
   * @param now when that is known
   */
  public synchronized void waits(UUID booking, Instant at, Instant now) {
    if (busy() == 0) {
      paces.forEach(pace -> pace.begins(now));
    }
    lane(booking).waiting.putIfAbsent(booking, at);
  }

  /** Something was decided of it, a hold too. */
  public synchronized void decided(UUID booking, Instant at) {
    int done = done(booking);
    if (done > 0) {
      paces.forEach(pace -> pace.done(done, at));
    }
  }

  /**
   * It was decided while nobody here looked, such as between two processes: it waits no more, and
   * says nothing of the pace.
   *
   * @param now when that is known
   */
  public synchronized void wasDecided(UUID booking, Instant now) {
    if (done(booking) > 0) {
      paces.forEach(pace -> pace.begins(now));
    }
  }

  /** How many wait no more. */
  private int done(UUID booking) {
    Lane lane = lane(booking);
    if (!lane.waiting.containsKey(booking)) {
      return 0;
    }
    int waited = lane.waiting.size();
    Iterator<UUID> before = lane.waiting.keySet().iterator();
    for (UUID one = before.next(); !one.equals(booking); one = before.next()) {
      before.remove();
    }
    before.remove();
    return waited - lane.waiting.size();
  }

  /** Whether one more is taken. */
  public synchronized boolean takes(UUID booking, Instant now) {
    Lane lane = lane(booking);
    boolean late = lane.first().filter(at -> at.plus(limits.longest()).isBefore(now)).isPresent();
    boolean full = lane.waiting.size() >= limits.most() / lanes.size();
    int first = lane.waiting.size() * busy();
    boolean inTime =
        paces.stream().allMatch(pace -> pace.does(first, limits.longest().dividedBy(2)));
    if (!late && !full && inTime) {
      return true;
    }
    if (lane.probed.isAfter(now.minus(limits.probe()))) {
      return false;
    }
    told.accept(lane.waiting.size());
    lane.probed = now;
    return true;
  }

  /** When to ask again. */
  public Duration retryAfter() {
    return limits.probe();
  }

  /** In how many lanes some wait. */
  private int busy() {
    int busy = 0;
    for (Lane lane : lanes) {
      busy += lane.waiting.isEmpty() ? 0 : 1;
    }
    return busy;
  }

  private Lane lane(UUID booking) {
    return lanes.get(laneOf.applyAsInt(booking));
  }
}
